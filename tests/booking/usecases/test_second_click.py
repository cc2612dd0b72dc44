"""A click that comes twice is answered twice and books once."""

import pytest
from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from booking.refusals import JustTaken
from booking.tables import Slot
from booking.usecases.book_visit import Caller, book_visit
from booking.values import Booked, Reference
from kernel.db import table_of, transaction
from kernel.together import Step
from organisation.tables import PlaceMark
from tests.booking.builders import TUESDAY_9, a_booking, a_command, a_hall
from tests.clock import NOW

SEEN = insert(table_of(PlaceMark)).values(id=bindparam("click"), mark=bindparam("seen")).inline()


def taken(session: Session) -> int | None:
    return session.scalar(select(Slot.taken).where(Slot.starts == TUESDAY_9))


def test_a_second_click_gets_the_same_booking(session: Session) -> None:
    centre_id, code = a_hall()
    first = a_booking(centre_id, code, submission="one click")

    second = a_booking(centre_id, code, submission="one click")

    assert second.again
    assert second.reference == first.reference
    assert taken(session) == 1


def test_what_the_caller_wants_written_is_written_with_either_click(session: Session) -> None:
    centre_id, code = a_hall()
    command = a_command(centre_id, code, submission="one click")

    def click(number: int) -> Booked:
        def seen(reference: Reference) -> list[Step]:
            return [Step(SEEN, {"click": number, "seen": reference})]

        with transaction() as write:
            return book_visit(write, command, caller=Caller(also=seen), now=NOW)

    first, second = click(101), click(102)

    marks = session.scalars(select(PlaceMark.mark).where(PlaceMark.id > 100)).all()
    assert marks == [first.reference, second.reference]
    assert (first.again, second.again) == (False, True)


def test_a_second_click_gets_it_even_where_the_first_took_the_last_place(session: Session) -> None:
    centre_id, code = a_hall(windows=2)
    first = a_booking(centre_id, code, submission="the last place")
    assert taken(session) == 1

    second = a_booking(centre_id, code, submission="the last place")

    assert second.again
    assert second.reference == first.reference


def test_a_refused_visit_is_not_answered_with_somebody_elses(session: Session) -> None:
    centre_id, code = a_hall(windows=2)
    a_booking(centre_id, code, submission="the last place")

    with pytest.raises(JustTaken):
        a_booking(centre_id, code, name="巴特尔", submission="another click")
