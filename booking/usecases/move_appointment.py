"""Move an appointment to another time at the same centre."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from booking.queries import counters_again
from booking.refusals import AlreadyBooked, JustTaken
from booking.rules.timing import check_changeable, check_time
from booking.tables import Appointment, AppointmentItem
from booking.usecases.change import Held, hold
from booking.usecases.doors import door_of
from booking.usecases.persons import guard_of
from booking.usecases.places import held_slots, shift, stays_at
from booking.usecases.settle import settle_later
from booking.usecases.slips import withdraw_slips
from booking.values import FreeQuery, MoveAppointment, StoredSlot
from groundwork.audit import Subject, record
from kernel.access import CITIZEN, Actor
from kernel.clock import office_day
from kernel.refusals import ChangedMeanwhile


def move_appointment(
    session: Session, command: MoveAppointment, actor: Actor = CITIZEN, *, now: datetime
) -> None:
    """Take the new time, then give the old one back; moving to the time it has does nothing.

    Raises AppointmentOver, ChangedMeanwhile, NotOffered, JustTaken, AlreadyBooked.
    """
    held = hold(session, command.reference)
    door_of(session, actor, held.centre_id)
    check_changeable(held.state, held.starts, now=now)
    if held.starts == command.starts:
        return
    if command.version not in (None, held.version):
        raise ChangedMeanwhile
    check_time(command.starts, now=now, door=held.booked_by)
    _move_guards(session, held, command.starts)
    stay = _move_places(session, held, command.starts, now=now)
    _write(session, held, stay, now=now)
    withdraw_slips(session, command.reference, actor, now=now)
    record(
        session,
        actor,
        "appointment.move",
        Subject("appointment", held.id),
        now=now,
        before=held.starts.isoformat(),
        after=command.starts.isoformat(),
    )
    settle_later(session, held.id, version=held.version + 1, starts=command.starts)


def _move_places(
    session: Session, held: Held, starts: datetime, *, now: datetime
) -> tuple[StoredSlot, ...]:
    """Take what is new and give back what is no longer needed; what stays is never let go."""
    revisions = session.scalars(
        select(AppointmentItem.revision_id).where(AppointmentItem.appointment_id == held.id)
    ).all()
    pool_ids = counters_again(session, revisions, held.centre_id, on=office_day(now))
    own = set(held_slots(session, held.pool_id, held.starts, held.ends))
    day = office_day(starts)
    query = FreeQuery(
        centre_id=held.centre_id,
        pool_ids=pool_ids,
        first=day,
        last=day,
        stay=held.slot_count,
        door=held.booked_by,
    )
    for stay in stays_at(session, starts, query, own=own):
        wanted = {slot.id for slot in stay}
        take = [slot for slot in stay if slot.id not in own]
        if shift(session, held.booked_by, take=take, give=own - wanted):
            return stay
    raise JustTaken(starts=starts)


def _move_guards(session: Session, held: Held, starts: datetime) -> None:
    if office_day(held.starts) == office_day(starts):
        return
    items = session.scalars(
        select(AppointmentItem.item_id).where(AppointmentItem.appointment_id == held.id)
    ).all()
    guards = sorted((guard_of(held.person, item_id, starts), item_id) for item_id in items)
    try:
        with session.begin_nested():
            for guard, item_id in guards:
                session.execute(
                    update(AppointmentItem)
                    .where(
                        AppointmentItem.appointment_id == held.id,
                        AppointmentItem.item_id == item_id,
                    )
                    .values(guard=guard)
                )
    except IntegrityError:
        raise AlreadyBooked from None


def _write(session: Session, held: Held, stay: tuple[StoredSlot, ...], *, now: datetime) -> None:
    session.execute(
        update(Appointment)
        .where(Appointment.id == held.id)
        .values(
            pool_id=stay[0].pool_id,
            starts=stay[0].plan.starts,
            ends=stay[-1].plan.ends,
            changed_at=now,
            version=held.version + 1,
        )
    )
