"""Centres, entered and changed by staff."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundwork.audit import Subject, record
from kernel.access import Action, Actor
from kernel.refusals import NotFound
from organisation.queries import At, require_at
from organisation.refusals import CodeTaken
from organisation.tables import Centre, Region
from organisation.usecases.hall_changed import hall_changed
from organisation.usecases.keys import check_code, taken_as
from organisation.usecases.set_up import add_centre
from organisation.values import ChangeCentre, NewCentre


def enter_centre(session: Session, new: NewCentre, *, actor: Actor, now: datetime) -> int:
    """Open a centre in a region of the actor's; return its id. Raises NotFound, CodeTaken."""
    region_id = session.scalar(select(Region.id).where(Region.code == new.region))
    require_at(session, actor, Action.MANAGE_ORGANISATION, At(region_id=region_id))
    check_code(session, new.slug)
    with taken_as(session, CodeTaken(code=new.slug)):
        return add_centre(session, new, actor=actor, now=now)


def change_centre(
    session: Session, centre_id: int, wish: ChangeCentre, *, actor: Actor, now: datetime
) -> None:
    """Change what is said of a centre, and the length of its times. Raises NotFound."""
    require_at(session, actor, Action.MANAGE_HALL, At(centre_id=centre_id))
    centre = session.get(Centre, centre_id)
    if centre is None:
        raise NotFound
    centre.names = {**centre.names, **wish.names}
    centre.addresses = {**centre.addresses, **wish.addresses}
    centre.calendar_code = wish.calendar
    centre.phone = wish.phone
    centre.latitude, centre.longitude = wish.latitude, wish.longitude
    centre.slot_minutes = wish.slot_minutes
    hall_changed(session, centre_id, now=now)
    record(
        session,
        actor,
        "centre.change",
        Subject("centre", centre_id),
        now=now,
        calendar=wish.calendar,
        slot_minutes=wish.slot_minutes,
    )
