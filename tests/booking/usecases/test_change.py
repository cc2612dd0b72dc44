"""Moving, cancelling, arriving and what the night does."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from booking import jobs
from booking.queries import (
    appointments_on,
    find_appointment,
    find_by_name,
    find_by_phone_tail,
)
from booking.refusals import (
    AlreadyBooked,
    AppointmentOver,
    JustTaken,
    NoSuchAppointment,
    NotYourHall,
)
from booking.tables import Appointment, AppointmentItem, Slot
from booking.usecases.arrive import arrive, fulfil
from booking.usecases.cancel_appointment import cancel_appointment
from booking.usecases.move_appointment import move_appointment
from booking.usecases.settle import settle_appointment
from booking.values import AppointmentState, Booked, MoveAppointment, Reference
from kernel.access import Actor, Grant, Role
from kernel.db import transaction
from kernel.refusals import ChangedMeanwhile
from tests.booking.builders import PHONE, TUESDAY, TUESDAY_9, a_booking, a_hall, an_item, cut_day
from tests.clock import NOW

HALF_HOUR = timedelta(minutes=30)
WEDNESDAY = TUESDAY + timedelta(days=1)


def a_clerk(centre_id: int) -> Actor:
    return Actor(staff_id=1, name="张三", grants=(Grant(role=Role.CLERK, centre_id=centre_id),))


def taken(session: Session) -> list[int]:
    return list(session.scalars(select(Slot.taken).order_by(Slot.starts)))


def move(booked: Booked, starts=TUESDAY_9, version: int | None = None) -> None:  # type: ignore[no-untyped-def]
    with transaction() as session:
        command = MoveAppointment(reference=booked.reference, starts=starts, version=version)
        move_appointment(session, command, now=NOW)


def state_of(session: Session, booked: Booked) -> AppointmentState:
    found = find_appointment(session, booked.reference)
    assert found
    return found.state


def test_moving_takes_the_new_time_and_gives_the_old_back(session: Session) -> None:
    centre_id, code = a_hall()
    booked = a_booking(centre_id, code)

    move(booked, TUESDAY_9 + 2 * HALF_HOUR)

    assert taken(session) == [0, 0, 1, 0, 0, 0]


def test_a_long_visit_moves_by_one_slot_even_where_it_fills_the_hall_itself(
    session: Session,
) -> None:
    centre_id, code = a_hall(windows=2, stay_slots=3)
    booked = a_booking(centre_id, code)

    move(booked, TUESDAY_9 + HALF_HOUR)

    assert taken(session) == [0, 1, 1, 1, 0, 0]


def test_a_move_that_finds_no_place_changes_nothing(session: Session) -> None:
    centre_id, code = a_hall(windows=2)
    a_booking(centre_id, code, phone="13911111111", starts=TUESDAY_9 + HALF_HOUR)
    booked = a_booking(centre_id, code)

    with pytest.raises(JustTaken):
        move(booked, TUESDAY_9 + HALF_HOUR)

    assert taken(session) == [1, 1, 0, 0, 0, 0]


def test_moving_to_the_time_it_has_does_nothing(session: Session) -> None:
    centre_id, code = a_hall()
    booked = a_booking(centre_id, code)

    move(booked, TUESDAY_9, version=99)

    assert taken(session) == [1, 0, 0, 0, 0, 0]


def test_an_older_version_is_refused(app: Flask) -> None:
    centre_id, code = a_hall()
    booked = a_booking(centre_id, code)

    with pytest.raises(ChangedMeanwhile):
        move(booked, TUESDAY_9 + HALF_HOUR, version=7)


def test_moving_onto_a_day_with_the_same_service_is_refused(session: Session) -> None:
    centre_id, code = a_hall()
    cut_day(centre_id, WEDNESDAY)
    a_booking(centre_id, code, starts=TUESDAY_9 + timedelta(days=1))
    booked = a_booking(centre_id, code)

    with pytest.raises(AlreadyBooked):
        move(booked, TUESDAY_9 + timedelta(days=1, minutes=30))

    assert taken(session)[:2] == [1, 0]


def test_the_guard_moves_with_the_visit(session: Session) -> None:
    centre_id, code = a_hall()
    cut_day(centre_id, WEDNESDAY)
    move(a_booking(centre_id, code), TUESDAY_9 + timedelta(days=1))

    a_booking(centre_id, code)
    with pytest.raises(AlreadyBooked):
        a_booking(centre_id, code, starts=TUESDAY_9 + timedelta(days=1, minutes=30))


def test_cancelling_gives_the_place_and_the_guard_back(session: Session) -> None:
    centre_id, code = a_hall(stay_slots=2)
    booked = a_booking(centre_id, code)

    with transaction() as write:
        cancel_appointment(write, booked.reference, now=NOW)

    assert taken(session) == [0] * 6
    assert session.scalar(select(AppointmentItem.guard)) is None
    assert session.scalar(select(Appointment.standing)) is None
    with pytest.raises(AppointmentOver):
        move(booked, TUESDAY_9 + HALF_HOUR)


def test_an_unknown_reference_is_refused(app: Flask) -> None:
    with pytest.raises(NoSuchAppointment), transaction() as session:
        cancel_appointment(session, Reference("0" * 16), now=NOW)


def test_arriving_and_being_served(session: Session) -> None:
    centre_id, code = a_hall()
    booked = a_booking(centre_id, code)

    for _ in range(2):
        with transaction() as write:
            arrive(write, booked.reference, a_clerk(centre_id), now=NOW)
    assert state_of(session, booked) is AppointmentState.ARRIVED

    for _ in range(2):
        with transaction() as write:
            fulfil(write, booked.reference, a_clerk(centre_id), now=NOW)
    assert state_of(session, booked) is AppointmentState.FULFILLED


def test_staff_of_another_hall_cannot_touch_it(app: Flask) -> None:
    centre_id, code = a_hall()
    booked = a_booking(centre_id, code)
    stranger = a_clerk(centre_id + 1)

    for act in (arrive, fulfil, cancel_appointment):
        with pytest.raises(NotYourHall), transaction() as session:
            act(session, booked.reference, stranger, now=NOW)
    with pytest.raises(NotYourHall):
        a_booking(centre_id, code, actor=stranger)


def test_staff_book_the_counters_share_without_lead(session: Session) -> None:
    centre_id, code = a_hall(windows=1)
    starts = TUESDAY_9 + 3 * HALF_HOUR  # the counter's in a hall of one window

    a_booking(centre_id, code, actor=a_clerk(centre_id), starts=starts)

    row = session.execute(select(Slot.taken, Slot.public_taken).where(Slot.starts == starts)).one()
    assert tuple(row) == (1, 0)


def test_the_night_settles_who_came_and_who_did_not(session: Session) -> None:
    centre_id, code = a_hall()
    missed = a_booking(centre_id, code, phone="13911111111")
    came = a_booking(centre_id, code)
    with transaction() as write:
        arrive(write, came.reference, a_clerk(centre_id), now=NOW)

    for night in (TUESDAY_9, TUESDAY_9 + timedelta(days=1)):
        for booked in (missed, came):
            jobs.settle({"appointment": booked.appointment_id}, night)

    assert state_of(session, missed) is AppointmentState.NO_SHOW
    assert state_of(session, came) is AppointmentState.FULFILLED


def test_a_visit_that_was_moved_is_not_settled_on_its_old_day(session: Session) -> None:
    centre_id, code = a_hall()
    cut_day(centre_id, WEDNESDAY)
    booked = a_booking(centre_id, code)
    move(booked, TUESDAY_9 + timedelta(days=1))

    with transaction() as write:
        settle_appointment(write, booked.appointment_id, now=TUESDAY_9 + timedelta(hours=16))

    assert state_of(session, booked) is AppointmentState.BOOKED


def test_names_and_phones_are_forgotten_after_ninety_days(session: Session) -> None:
    centre_id, code = a_hall()
    booked = a_booking(centre_id, code)

    jobs.forget(TUESDAY_9 + timedelta(days=89))
    assert find_appointment(session, booked.reference).name == "古丽"  # type: ignore[union-attr]
    jobs.forget(TUESDAY_9 + timedelta(days=92))

    found = find_appointment(session, booked.reference)
    assert found
    assert (found.name, found.phone) == ("", "")
    assert taken(session) == []


def test_the_desk_finds_a_visit_in_three_ways(session: Session) -> None:
    centre_id, code = a_hall()
    booked = a_booking(centre_id, code, name="阿迪力·买买提")
    other = a_booking(centre_id, an_item("身份证补领"), name="古丽", phone="13911111111")

    by_tail = find_by_phone_tail(session, centre_id, booked.reference[-4:], PHONE)
    by_name = find_by_name(session, centre_id, TUESDAY, "阿迪力.买")
    all_day = appointments_on(session, centre_id, TUESDAY)

    assert [view.reference for view in by_tail] == [booked.reference]
    assert [view.reference for view in by_name] == [booked.reference]
    assert [view.reference for view in all_day] == [booked.reference, other.reference]
    assert find_by_phone_tail(session, centre_id + 1, booked.reference[-4:], PHONE) == []
