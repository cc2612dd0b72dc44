"""The slots of a day are kept for a second: enough to try one, never to refuse or mistake one."""

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from booking.queries import remembered
from booking.tables import Slot
from kernel.db import transaction
from tests.booking.builders import TUESDAY_9, a_booking, a_hall


@pytest.fixture(autouse=True)
def one_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """All happens within the second for which the slots of a day are kept."""
    monkeypatch.setattr(remembered, "SECONDS", 3600.0)


def slot_at_nine(session: Session) -> Slot:
    session.expire_all()
    return session.scalars(select(Slot).where(Slot.starts == TUESDAY_9)).one()


def test_a_slot_that_has_another_number_by_now_is_found(session: Session) -> None:
    centre_id, code = a_hall(windows=9)
    a_booking(centre_id, code)
    with transaction() as write:
        write.execute(update(Slot).values(id=Slot.id + 1000))

    a_booking(centre_id, code, phone="13911111111")

    assert slot_at_nine(session).taken == 2


def test_a_number_that_another_time_has_by_now_is_left_alone(session: Session) -> None:
    centre_id, code = a_hall(windows=9)
    a_booking(centre_id, code)
    with transaction() as write:
        write.execute(update(Slot).values(id=-Slot.id))
        count = write.scalar(select(func.count()).select_from(Slot)) or 0
        write.execute(update(Slot).values(id=Slot.id + count + 1))

    a_booking(centre_id, code, phone="13911111111")

    assert slot_at_nine(session).taken == 2
    assert session.scalars(select(Slot.taken).where(Slot.taken > 0)).all() == [2]


def test_places_that_came_a_moment_ago_are_given(session: Session) -> None:
    centre_id, code = a_hall(windows=2)
    a_booking(centre_id, code)
    with transaction() as write:
        write.execute(update(Slot).values(capacity=9, public_capacity=9))

    a_booking(centre_id, code, phone="13911111111")

    assert slot_at_nine(session).taken == 2
