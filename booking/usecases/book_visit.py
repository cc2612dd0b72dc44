"""Book a visit: one person, one counter, one or more services."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from booking.queries import plan_visit
from booking.refusals import AlreadyBooked, ItemChanged, TooManyBookings
from booking.rules.entry import REFERENCES, clean_name, make_reference
from booking.rules.timing import MOST_STANDING, check_time
from booking.tables import Appointment, AppointmentItem
from booking.usecases.choosing import options_at, take_first
from booking.usecases.doors import door_of
from booking.usecases.inserting import insert_unless_there, insert_where
from booking.usecases.persons import guard_of, next_standing, person_of
from booking.usecases.places import Stay, query_at, taking
from booking.usecases.settle import settling
from booking.values import (
    AppointmentState,
    Booked,
    BookedBy,
    BookedItem,
    BookVisit,
    Reference,
    VisitPlan,
)
from catalogue.queries import STILL_IN_FORCE
from groundwork.audit import Subject, entry
from kernel.access import CITIZEN, Actor
from kernel.clock import office_day
from kernel.db import table_of
from kernel.refusals import Refusal
from kernel.together import Step, answer_of, answers_of, write

APPOINTMENT, ITEM = table_of(Appointment), table_of(AppointmentItem)
Also: TypeAlias = Callable[[Reference], Sequence[Step]]
ANSWERED = select(APPOINTMENT.c.id, APPOINTMENT.c.reference).where(
    APPOINTMENT.c.submission == bindparam("submission")
)


def nothing_else(_reference: Reference) -> Sequence[Step]:
    """Return what is written with a visit where the caller wants nothing else."""
    return ()


class Caller(NamedTuple):
    """What the caller has read before, and wants written too once the reference is known.

    A plan read before the transaction keeps others waiting for less.
    """

    plan: VisitPlan | None = None
    also: Also = nothing_else


NOBODY = Caller()


def book_visit(
    session: Session,
    command: BookVisit,
    actor: Actor = CITIZEN,
    caller: Caller = NOBODY,
    *,
    now: datetime,
) -> Booked:
    """Book one visit, or return what the same submission was answered with before.

    Mostly a click is the first: the unique keys say if it was not, and nobody asks beforehand.
    The rows come first and the places last: the places are what everybody waits for.
    What the caller wants written too is written whether the click was the first or not.
    Raises SlotPast, TooSoon, NotOffered, JustTaken, NoCounter, AlreadyBooked, ItemChanged,
    TooManyBookings.
    """
    booked = _book(session, command, actor, caller, now=now)
    if booked.again:
        write(session, caller.also(booked.reference))
    return booked


def _book(
    session: Session, command: BookVisit, actor: Actor, caller: Caller, *, now: datetime
) -> Booked:
    door = door_of(session, actor, command.centre_id)
    try:
        check_time(command.starts, now=now, door=door)
        plan = caller.plan or _plan(session, command, now=now)
        query = query_at(command.starts, plan, door)
        options = options_at(session, command.starts, query)
    except Refusal:  # perhaps because of what the same submission took before
        answered = _answered(session, command.submission)
        if answered:
            return answered
        raise
    person = person_of(command.name, command.phone)
    booked = _write(session, command, person, _Place(options[0], door), now=now)
    if booked.again:
        return booked
    guards = _guards(person, command.starts, plan.wanted.items)
    along = _told(actor, booked.appointment_id, command.starts, plan, now=now)
    last = Last(taking(options[0], door), (*along, *caller.also(booked.reference)))
    if not _write_items(session, booked.appointment_id, plan.wanted.items, guards, last):
        stay = take_first(session, options, command.starts, query)
        if stay is not options[0]:
            _correct(session, booked.appointment_id, stay)
    return booked


def _plan(session: Session, command: BookVisit, *, now: datetime) -> VisitPlan:
    today = office_day(now)
    return plan_visit(session, command.centre_id, command.item_codes, command.answers, on=today)


class _Place(NamedTuple):
    """The slots of a stay, and through which door they are taken."""

    stay: Stay
    door: BookedBy


def _answered(session: Session, submission: str) -> Booked | None:
    row = session.execute(ANSWERED, {"submission": submission}).one_or_none()
    return Booked(appointment_id=row.id, reference=row.reference, again=True) if row else None


def _write(
    session: Session, command: BookVisit, person: str, place: _Place, *, now: datetime
) -> Booked:
    """Add the appointment; where another click was quicker, return its answer."""
    insert = insert_unless_there(session, APPOINTMENT, APPOINTMENT.c.id)
    values = _columns(command, place.stay, place.door)
    values |= {"person": person, "made_at": now, "changed_at": now}
    public = place.door is BookedBy.PUBLIC
    standing = 1 if public else None  # mostly it is the only one that this person has
    for _attempt in range(1 + MOST_STANDING):
        reference = make_reference(secrets.randbelow(REFERENCES))
        row = values | {"reference": reference, "standing": standing}
        found = answer_of(session, Step(insert, row))
        if found is not None:
            return Booked(appointment_id=found, reference=Reference(reference))
        answered = _answered(session, command.submission)
        if answered:
            return answered
        standing = next_standing(session, person, now=now) if public else None
    raise TooManyBookings(most=MOST_STANDING)


def _columns(command: BookVisit, stay: Stay, door: BookedBy) -> dict[str, Any]:
    return {
        "submission": command.submission,
        "centre_id": command.centre_id,
        "pool_id": stay[0].pool_id,
        "starts": stay[0].plan.starts,
        "ends": stay[-1].plan.ends,
        "slot_count": len(stay),
        "state": AppointmentState.BOOKED,
        "booked_by": door,
        "name": clean_name(command.name),
        "phone": command.phone,
        "locale": command.locale,
        "version": 1,
    }


def _guards(person: str, starts: datetime, items: Sequence[BookedItem]) -> list[tuple[str, int]]:
    """Return the guard and position of each item, always in the same order."""
    return sorted(
        (guard_of(person, item.item_id, starts), position) for position, item in enumerate(items)
    )


def _told(
    actor: Actor, appointment_id: int, starts: datetime, plan: VisitPlan, *, now: datetime
) -> tuple[Step, ...]:
    """Return the rows for the auditor and for the worker."""
    audit = entry(
        actor,
        "appointment.book",
        Subject("appointment", appointment_id),
        now=now,
        items=[item.item_id for item in plan.wanted.items],
        starts=starts.isoformat(),
    )
    return audit, settling(appointment_id, version=1, starts=starts)


class Last(NamedTuple):
    """What is sent with the last item: the place is what everybody waits for."""

    taking: Sequence[Step]
    along: Sequence[Step]


def _write_items(
    session: Session,
    appointment_id: int,
    items: Sequence[BookedItem],
    guards: Sequence[tuple[str, int]],
    last: Last,
) -> bool:
    """Add the items with their guards, each as it is in force at this very moment.

    Return whether the places were taken with the last. Raises AlreadyBooked or ItemChanged.
    """
    insert = insert_where(session, ITEM, STILL_IN_FORCE, ITEM.c.position)
    taken: Sequence[Any] = ()
    for guard, position in guards:
        item = items[position]
        row = {
            "appointment_id": appointment_id,
            "position": position,
            "item_id": item.item_id,
            "revision_id": item.revision_id,
            "department_id": item.department_id,
            "code": item.code,
            "names": dict(item.names),
            "answers": dict(item.answers),
            "guard": guard,
        }
        with_it = last if (guard, position) == guards[-1] else Last((), ())
        asked = (Step(insert, row), *with_it.taking)
        added, *taken = answers_of(session, asked, with_it.along)
        if added is None:
            raise AlreadyBooked if _in_force(session, row) else ItemChanged
    return bool(taken) and None not in taken


def _in_force(session: Session, row: Mapping[str, Any]) -> bool:
    return bool(session.scalar(select(STILL_IN_FORCE), row))


def _correct(session: Session, appointment_id: int, stay: Stay) -> None:
    """Write which slots were taken in the end."""
    session.execute(
        update(Appointment)
        .where(Appointment.id == appointment_id)
        .values(pool_id=stay[0].pool_id, ends=stay[-1].plan.ends)
    )
