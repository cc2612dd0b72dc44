"""The demo's booked visits, past and to come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from booking.queries import free_times
from booking.usecases.arrive import arrive
from booking.usecases.book_visit import book_visit
from booking.usecases.cancel_appointment import cancel_appointment
from booking.usecases.open_day import open_day
from booking.values import BookVisit, FreeQuery, OpenDay
from catalogue.values.published import PublishedItem
from intake.values.commands import Applicant
from kernel.clock import at_office
from kernel.db import db, transaction
from kernel.refusals import Refusal
from organisation.queries import list_centres, pools_serving
from portal.demo.cast import Cast

BOOKED_AHEAD = timedelta(days=3)
MORNING = time(9, 0)
DECIDED = 0.75  # of all visits


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoVisit:
    """One visit that came, with what it was for."""

    centre_id: int
    reference: str
    starts: datetime
    person: Applicant
    item: PublishedItem


def open_days(days: Sequence[date]) -> None:
    """Cut the slots of some days at every centre."""
    for day in days:
        with transaction() as session:
            for centre in list_centres():
                command = OpenDay(centre=centre, day=day)
                open_day(session, command, now=at_office(day, MORNING) - BOOKED_AHEAD)


def visits_of(cast: Cast, day: date, share: int, chance: Random) -> Iterator[DemoVisit]:
    """Book visits at every centre on `day`, as citizens did some days before.

    `share` is how many of a centre's free starts are looked at, in steps.
    """
    for centre_id, items in cast.served.items():
        if not items or centre_id not in cast.clerks:
            continue
        for number in range(share):
            visit = _book(cast, centre_id, day, chance, f"demo-{centre_id}-{day}-{number}")
            if visit:
                yield visit


def _wanted(cast: Cast, centre_id: int, chance: Random) -> PublishedItem:
    """Return what somebody comes for: mostly what departments decide that have people here."""
    items = cast.served[centre_id]
    decided = [item for item in items if item.department_id in cast.approvers]
    return chance.choice(decided if decided and chance.random() < DECIDED else items)


def _book(
    cast: Cast, centre_id: int, day: date, chance: Random, submission: str
) -> DemoVisit | None:
    item, person = _wanted(cast, centre_id, chance), chance.choice(cast.people)
    now = at_office(day, MORNING) - BOOKED_AHEAD
    starts = _free_start(centre_id, item, day, chance, now)
    if starts is None:
        return None
    command = BookVisit(
        centre_id=centre_id,
        item_codes=(item.code,),
        starts=starts,
        name=person.name,
        phone=person.phone,
        locale=person.locale,
        submission=submission,
    )
    try:
        with transaction() as session:
            booked = book_visit(session, command, now=now)
    except Refusal:  # this person has enough visits that day: somebody else comes
        return None
    return DemoVisit(
        centre_id=centre_id,
        reference=booked.reference,
        starts=starts,
        person=person,
        item=item,
    )


def _free_start(
    centre_id: int, item: PublishedItem, day: date, chance: Random, now: datetime
) -> datetime | None:
    pools = tuple(pool.id for pool in pools_serving(db.session(), centre_id, {item.department_id}))
    query = FreeQuery(
        centre_id=centre_id, pool_ids=pools, first=day, last=day, stay=item.facts.stay_slots
    )
    times = [
        one.starts
        for found in free_times(db.session(), query, now=now)
        for one in found.times
        if one.places
    ]
    return chance.choice(times) if times else None


def come(cast: Cast, visit: DemoVisit) -> None:
    """The person comes to the hall at the booked time."""
    with transaction() as session:
        arrive(session, visit.reference, cast.clerks[visit.centre_id].actor, now=visit.starts)


def call_off(visit: DemoVisit) -> None:
    """The person cancels the day before."""
    with transaction() as session:
        cancel_appointment(session, visit.reference, now=visit.starts - timedelta(days=1))
