"""Take a baseline: keep which revisions were in force on a day, to hold later ones against."""

from datetime import datetime

from sqlalchemy import func, insert, literal, select, update
from sqlalchemy.orm import Session

from catalogue.queries.baselines import Rows, end_of, first_since, in_force_at, in_force_now
from catalogue.refusals import BaselineTaken, DayNotOver, NothingToCompare
from catalogue.tables import Baseline, BaselineItem, ItemRevision
from catalogue.values.ledger import TakeBaseline
from groundwork.audit import Subject, record
from kernel.access import Action, Actor
from kernel.clock import office_day
from kernel.refusals import NotFound
from organisation.queries import At, region_by_code, regions_below, require_at
from organisation.usecases.keys import taken_as

MAKE = Action.PUBLISH_ITEM  # the service office answers for what is in force


def take_baseline(session: Session, command: TakeBaseline, *, actor: Actor, now: datetime) -> int:
    """Keep what was in force in a region on a day, and show it first; return the baseline's id.

    Three statements, however many services there are.
    Raises NotFound, DayNotOver, BaselineTaken or NothingToCompare.
    """
    region = region_by_code(session, command.region)
    if region is None:
        raise NotFound
    require_at(session, actor, MAKE, At(region_id=region.id))
    if command.day > office_day(now):
        raise DayNotOver
    row = Baseline(
        region_id=region.id,
        day=command.day,
        name=command.name,
        later=command.later,
        made_at=now,
        made_by=actor.staff_id,
        used_at=now,
    )
    with taken_as(session, BaselineTaken()):
        session.add(row)
        session.flush()
    number = _keep(session, row, region.path, now=now)
    if not number:
        raise NothingToCompare
    subject = Subject("baseline", row.id)
    record(session, actor, "baseline.take", subject, now=now, day=row.day.isoformat(), items=number)
    return row.id


def use_baseline(session: Session, baseline_id: int, *, actor: Actor, now: datetime) -> None:
    """Let a baseline be the one that its region's comparisons begin with. Raises NotFound."""
    row = session.get(Baseline, baseline_id)
    if row is None:
        raise NotFound
    require_at(session, actor, MAKE, At(region_id=row.region_id))
    session.execute(update(Baseline).where(Baseline.id == row.id).values(used_at=now))
    record(session, actor, "baseline.use", Subject("baseline", row.id), now=now)


def _keep(session: Session, row: Baseline, path: str, *, now: datetime) -> int:
    end = end_of(row.day)
    found = in_force_now() if row.day == office_day(now) else in_force_at(end)
    _insert(session, row, path, found, later=False)
    if row.later:
        _insert(session, row, path, first_since(end), later=True)
    kept = select(func.count()).where(BaselineItem.baseline_id == row.id)
    return session.scalar(kept) or 0


def _insert(session: Session, row: Baseline, path: str, found: Rows, *, later: bool) -> None:
    there = found.subquery("found")
    kept = select(BaselineItem.item_id).where(BaselineItem.baseline_id == row.id)
    query = (
        select(literal(row.id), there.c.item_id, there.c.revision_id, literal(later))
        .join(ItemRevision, ItemRevision.id == there.c.revision_id)
        .where(ItemRevision.region_id.in_(regions_below(path)), there.c.item_id.not_in(kept))
    )
    names = ["baseline_id", "item_id", "revision_id", "later"]
    session.execute(insert(BaselineItem).from_select(names, query))
