from datetime import time, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from booking.jobs import keep_open
from booking.refusals import JustTaken
from booking.tables import Slot
from booking.usecases.cancel_appointment import cancel_appointment
from booking.values import Recut
from kernel.db import transaction
from organisation.tables import CounterWindow, OpeningHours
from tests.booking.builders import (
    MONDAY,
    TUESDAY_9,
    a_booking,
    a_centre,
    a_hall,
    cut_day,
)
from tests.clock import NOW

HALF_HOUR = timedelta(minutes=30)


def slots(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Slot)) or 0


def open_from(hour: int) -> None:
    with transaction() as session:
        session.execute(update(OpeningHours).values(opens=time(hour)))


def test_cutting_twice_changes_nothing(session: Session) -> None:
    centre_id = a_centre()

    assert cut_day(centre_id).added == 6
    assert cut_day(centre_id) == Recut()
    assert slots(session) == 6


def test_what_has_begun_today_is_left_alone(session: Session) -> None:
    centre_id = a_centre(hours=((time(9), time(12)),))

    cut_day(centre_id, MONDAY)  # it is ten o'clock

    assert session.scalar(select(func.min(Slot.starts))) == NOW + HALF_HOUR


def test_changed_hours_keep_who_has_a_place_and_report_it(session: Session) -> None:
    centre_id, code = a_hall()
    booked = a_booking(centre_id, code)
    open_from(10)

    done = cut_day(centre_id)

    assert done.displaced == (TUESDAY_9,)
    assert done.removed == 1  # 9:30, which nobody holds
    row = session.execute(select(Slot.taken, Slot.capacity).where(Slot.starts == TUESDAY_9)).one()
    assert tuple(row) == (1, 0)
    with transaction() as write:
        cancel_appointment(write, booked.reference, now=NOW)
    assert cut_day(centre_id).removed == 1


def test_a_place_that_was_closed_is_not_given_out_again(app: Flask) -> None:
    centre_id, code = a_hall()
    first, _ = (a_booking(centre_id, code, phone=f"1390000000{n}") for n in range(2))
    with transaction() as session:
        session.execute(
            update(CounterWindow).where(CounterWindow.number != "1-0").values(open=False)
        )
    assert cut_day(centre_id).displaced == (TUESDAY_9,)
    with transaction() as session:
        cancel_appointment(session, first.reference, now=NOW)

    with pytest.raises(JustTaken):
        a_booking(centre_id, code, phone="13911111111")


def test_every_night_the_next_month_is_open(session: Session) -> None:
    a_centre()

    keep_open(NOW)
    before = slots(session)
    keep_open(NOW + timedelta(days=1))

    assert before == 22 * 6 + 3  # weekdays from today to 23 December, today from half past ten
    assert slots(session) == before + 6


def test_the_command_says_what_it_did(app: Flask) -> None:
    a_centre()
    runner: FlaskCliRunner = app.test_cli_runner()

    first = runner.invoke(args=["booking", "open", "--days", "7"])
    again = runner.invoke(args=["booking", "open", "--days", "7", "--centre", "hall"])

    assert "Opened 7 days at 1 halls: 27 slots added" in first.output, first.output
    assert "0 slots added, 0 changed, 0 removed" in again.output
    assert first.exit_code == again.exit_code == 0


def test_the_command_names_an_unknown_hall(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["booking", "open", "--days", "7", "--centre", "x"])

    assert result.exit_code != 0
    assert "there is no hall 'x'" in result.output


def test_the_command_reports_displaced_visits(app: Flask) -> None:
    centre_id, code = a_hall()
    a_booking(centre_id, code)
    open_from(10)

    result = app.test_cli_runner().invoke(args=["booking", "open", "--days", "3"])

    assert "hall 2026-11-24 09:00: more visits are booked than windows are open" in result.output
