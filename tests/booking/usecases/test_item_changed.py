import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from booking.queries import plan_visit_at
from booking.refusals import ItemChanged
from booking.tables import Appointment, Slot
from booking.usecases.book_visit import Caller, book_visit
from kernel.db import transaction
from tests.booking.builders import MONDAY, a_command, a_hall
from tests.catalogue.builders import publish_again
from tests.clock import NOW


def test_a_service_published_anew_since_its_plan_was_read_is_not_booked(session: Session) -> None:
    centre_id, code = a_hall()
    plan = plan_visit_at(session, "hall", [code], on=MONDAY)
    session.rollback()
    publish_again(code, stay_slots=2)

    with pytest.raises(ItemChanged), transaction() as write:
        book_visit(write, a_command(centre_id, code), caller=Caller(plan), now=NOW)

    assert session.scalar(select(func.count()).select_from(Appointment)) == 0
    assert session.scalar(select(func.sum(Slot.taken))) == 0
