"""Regions, entered and changed by staff."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundwork.audit import Subject, record
from kernel.access import Action, Actor
from kernel.refusals import NotFound
from organisation.queries import At, require_at
from organisation.refusals import CodeTaken
from organisation.tables import Region
from organisation.usecases.keys import check_code, taken_as
from organisation.usecases.places import add_region
from organisation.values import ChangeRegion, NewRegion

MANAGE = Action.MANAGE_ORGANISATION


def enter_region(session: Session, new: NewRegion, *, actor: Actor, now: datetime) -> int:
    """Add a region below one of the actor's; return its id. Raises NotFound, CodeTaken."""
    parent_id = session.scalar(select(Region.id).where(Region.code == new.parent))
    require_at(session, actor, MANAGE, At(region_id=parent_id))
    check_code(session, new.code)
    with taken_as(session, CodeTaken(code=new.code)):
        return add_region(session, new, actor=actor, now=now)


def change_region(
    session: Session, region_id: int, wish: ChangeRegion, *, actor: Actor, now: datetime
) -> None:
    """Change names, kind, level and days of a region. Raises NotFound."""
    require_at(session, actor, MANAGE, At(region_id=region_id))
    region = session.get(Region, region_id)
    if region is None:
        raise NotFound
    region.names = {**region.names, **wish.names}
    region.kind = wish.kind
    region.level = wish.level
    region.calendar_code = wish.calendar
    region.festivals_delay_deadlines = wish.festivals_delay_deadlines
    record(
        session,
        actor,
        "region.change",
        Subject("region", region_id),
        now=now,
        calendar=wish.calendar,
        festivals_delay_deadlines=wish.festivals_delay_deadlines,
    )
