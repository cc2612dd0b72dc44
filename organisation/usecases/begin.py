"""The first administrator, without whom nobody could let anybody in."""

from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from kernel.access import Actor, Role
from organisation.refusals import NotEmpty
from organisation.tables import Region, Staff
from organisation.usecases.accounts import create_staff
from organisation.usecases.calendars import load_calendars
from organisation.usecases.places import place_region
from organisation.values import FirstStaff, NewStaff


def begin(session: Session, first: FirstStaff, *, actor: Actor, now: datetime) -> int:
    """Load the work calendars, make a region for all, and its administrator; return whose id.

    Everything else is added in the browser. Raises NotEmpty, PasswordTooShort.
    """
    if session.scalar(select(exists().where(Staff.id > 0))):
        raise NotEmpty
    load_calendars(session, actor=actor, now=now)
    root = session.get_one(Region, place_region(session, None, actor=actor, now=now))
    command = NewStaff(
        email=first.email,
        name=first.name,
        password=first.password,
        language=first.language,
        role=Role.ADMINISTRATOR,
        scope=root.code,
    )
    return create_staff(session, command, actor=actor, now=now)
