from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from booking.queries import find_appointment
from booking.refusals import (
    AlreadyBooked,
    JustTaken,
    NoCounter,
    NotAtCounter,
    NotOffered,
    SlotPast,
    TooManyBookings,
    TooManyItems,
    TooSoon,
)
from booking.tables import Appointment, Slot
from booking.usecases.book_visit import book_visit
from booking.values import AppointmentState
from catalogue.values.codes import Channel
from groundwork.tables import AuditEntry, OutboxRow
from kernel.clock import at_office
from kernel.db import transaction
from kernel.refusals import NotFound, Refusal
from tests.booking.builders import (
    MONDAY,
    OPENS,
    TUESDAY,
    TUESDAY_9,
    a_booking,
    a_centre,
    a_command,
    a_hall,
    an_item,
    cut_day,
)
from tests.clock import NOW

HALF_HOUR = timedelta(minutes=30)


def taken_at(session: Session, minutes: int = 0) -> tuple[int, int]:
    at = TUESDAY_9 + timedelta(minutes=minutes)
    row = session.execute(select(Slot.taken, Slot.public_taken).where(Slot.starts == at)).one()
    return row.taken, row.public_taken


def test_takes_a_place_and_answers_with_a_reference(session: Session) -> None:
    centre_id, code = a_hall()

    booked = a_booking(centre_id, code)

    found = find_appointment(session, booked.reference)
    assert found
    assert found.state is AppointmentState.BOOKED
    assert (found.starts, found.ends) == (TUESDAY_9, TUESDAY_9 + HALF_HOUR)
    assert [item.code for item in found.items] == [code]
    assert taken_at(session) == (1, 1)


def test_leaves_a_mark_in_the_audit_and_work_in_the_outbox(session: Session) -> None:
    centre_id, code = a_hall()

    booked = a_booking(centre_id, code)

    entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "appointment.book")).one()
    assert entry.subject_id == booked.appointment_id
    assert "古丽" not in str(entry.details)
    assert session.scalars(
        select(OutboxRow.subject).where(OutboxRow.kind == "booking.settle")
    ).all() == [f"appointment:{booked.appointment_id}"]


def test_two_services_take_one_longer_stay(session: Session) -> None:
    centre_id, code = a_hall(stay_slots=2)
    other = an_item("身份证补领", stay_slots=1)

    booked = a_booking(centre_id, (code, other))

    found = find_appointment(session, booked.reference)
    assert found
    assert found.slot_count == 3
    assert [taken_at(session, at)[0] for at in (0, 30, 60, 90)] == [1, 1, 1, 0]


def test_the_public_cannot_take_the_counters_share(session: Session) -> None:
    centre_id, code = a_hall(windows=5)
    for number in range(3):
        a_booking(centre_id, code, phone=f"1390000000{number}")

    with pytest.raises(JustTaken):
        a_booking(centre_id, code, phone="13911111111")

    assert taken_at(session) == (3, 3)


def test_a_long_stay_takes_nothing_when_one_of_its_slots_is_full(session: Session) -> None:
    centre_id, code = a_hall(windows=2)
    long = an_item("不动产转移", stay_slots=2)
    a_booking(centre_id, code, starts=TUESDAY_9 + HALF_HOUR)

    with pytest.raises(JustTaken):
        a_booking(centre_id, long, phone="13911111111")

    assert taken_at(session) == (0, 0)
    assert session.scalar(select(func.count()).select_from(Appointment)) == 1


def test_uses_another_pool_of_the_hall_when_the_first_is_full(session: Session) -> None:
    centre_id, code = a_hall(windows=2, pools=2)

    pools = {
        find_appointment(session, a_booking(centre_id, code, phone=phone).reference).pool_id  # type: ignore[union-attr]
        for phone in ("13900000001", "13900000002")
    }

    assert len(pools) == 2


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"starts": NOW - HALF_HOUR}, SlotPast),
        ({"starts": NOW + timedelta(minutes=20)}, TooSoon),
        ({"starts": TUESDAY_9 + timedelta(minutes=7)}, NotOffered),
        ({"starts": at_office(TUESDAY, OPENS) + timedelta(days=300)}, NotOffered),
        ({"item_codes": ("no-such-item",)}, NotFound),
        ({"item_codes": tuple(f"item-{n}" for n in range(11))}, TooManyItems),
    ],
)
def test_refuses_what_cannot_be(
    app: Flask, given: dict[str, object], refusal: type[Refusal]
) -> None:
    centre_id, code = a_hall()

    with pytest.raises(refusal):
        a_booking(centre_id, code, **given)


def test_refuses_a_service_that_has_no_counter(app: Flask) -> None:
    centre_id, code = a_hall(channels=(Channel.ONLINE,))

    with pytest.raises(NotAtCounter):
        a_booking(centre_id, code)


def test_refuses_a_hall_that_does_not_serve_it(app: Flask) -> None:
    _, code = a_hall()
    other = a_centre("far")
    cut_day(other)

    with pytest.raises(NoCounter):
        a_booking(other, code)


def test_a_stay_never_crosses_the_lunch_break(app: Flask) -> None:
    from_9_to_10, from_10_to_11 = (
        (OPENS, OPENS.replace(hour=10)),
        (
            OPENS.replace(hour=10, minute=30),
            OPENS.replace(hour=11, minute=30),
        ),
    )
    centre_id, code = a_hall(hours=(from_9_to_10, from_10_to_11), stay_slots=2)

    with pytest.raises(NotOffered):
        a_booking(centre_id, code, starts=TUESDAY_9 + HALF_HOUR)


def test_the_same_person_cannot_book_the_same_service_twice_a_day(session: Session) -> None:
    centre_id, code = a_hall()
    a_booking(centre_id, code, name="阿迪力·买买提")

    with pytest.raises(AlreadyBooked):
        a_booking(centre_id, code, name="阿迪力.买买提 ", starts=TUESDAY_9 + HALF_HOUR)

    assert taken_at(session, 30) == (0, 0)


def test_a_family_may_share_a_phone(session: Session) -> None:
    centre_id, code = a_hall()

    a_booking(centre_id, code, name="古丽")
    a_booking(centre_id, code, name="巴特尔")

    assert taken_at(session) == (2, 2)


def test_one_person_holds_at_most_five(app: Flask) -> None:
    centre_id, code = a_hall()
    for number in range(5):
        other = an_item(f"事项{number}")
        a_booking(centre_id, other, starts=TUESDAY_9 + number * HALF_HOUR)

    with pytest.raises(TooManyBookings):
        a_booking(centre_id, code)


def crowd(app: Flask, commands: list, workers: int = 12) -> list[str]:  # type: ignore[type-arg]
    """Send all commands at once, each in a thread; return reference or refusal of each."""
    gate = Barrier(len(commands))

    def one(command) -> str:  # type: ignore[no-untyped-def]
        with app.app_context():
            gate.wait()
            try:
                with transaction() as session:
                    return book_visit(session, command, now=NOW).reference
            except Refusal as refusal:
                return type(refusal).__name__

    with ThreadPoolExecutor(workers) as threads:
        return list(threads.map(one, commands))


def test_the_last_place_goes_to_exactly_one_of_many(app: Flask, session: Session) -> None:
    centre_id, code = a_hall(windows=2)
    commands = [a_command(centre_id, code, phone=f"139000000{n:02}") for n in range(12)]

    answers = crowd(app, commands)

    assert answers.count("JustTaken") == 11
    assert taken_at(session) == (1, 1)
    assert session.scalar(select(func.count()).select_from(Appointment)) == 1


def test_long_stays_that_overlap_never_block_each_other(app: Flask, session: Session) -> None:
    centre_id, _ = a_hall(windows=5)
    long = an_item("不动产转移", stay_slots=3)
    commands = [
        a_command(centre_id, long, phone=f"139000000{n:02}", starts=TUESDAY_9 + (n % 4) * HALF_HOUR)
        for n in range(12)
    ]

    answers = crowd(app, commands)

    assert set(answers) - {"JustTaken"}
    held = session.execute(select(func.sum(Slot.taken), func.max(Slot.public_taken))).one()
    assert held[0] == 3 * sum(answer != "JustTaken" for answer in answers)
    assert held[1] <= 3


def test_two_clicks_at_once_make_one_booking(app: Flask, session: Session) -> None:
    centre_id, code = a_hall()
    command = a_command(centre_id, code)

    answers = crowd(app, [command] * 8)

    assert len(set(answers)) == 1
    assert taken_at(session) == (1, 1)


def test_many_tabs_at_once_cannot_pass_the_limit_of_a_person(app: Flask, session: Session) -> None:
    centre_id, _ = a_hall(windows=20)
    codes = [an_item(f"事项{number}") for number in range(10)]

    answers = crowd(app, [a_command(centre_id, code) for code in codes])

    assert answers.count("TooManyBookings") == 5
    assert taken_at(session) == (5, 5)


def test_monday_is_the_day_of_the_tests() -> None:
    assert MONDAY.weekday() == 0
