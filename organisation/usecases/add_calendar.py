"""A work calendar of a place that has days of its own."""

from datetime import datetime

from sqlalchemy.orm import Session

from groundwork.audit import Subject, record
from kernel.access import Action, Actor
from kernel.refusals import NotFound
from organisation.refusals import CalendarTaken
from organisation.tables import Calendar
from organisation.usecases.keys import taken_as
from organisation.values import NewCalendar


def add_calendar(session: Session, new: NewCalendar, *, actor: Actor, now: datetime) -> None:
    """Add a calendar without days of its own. Raises NotFound, CalendarTaken.

    It is known as far as its parent is: staff say so anew when the region's own notice is in.
    """
    parent = session.get(Calendar, new.parent)
    if parent is None or not actor.may(Action.MANAGE_ORGANISATION):
        raise NotFound
    with taken_as(session, CalendarTaken(code=new.code)):
        session.add(
            Calendar(
                code=new.code,
                name=new.name,
                parent_code=new.parent,
                known_until=parent.known_until,
            )
        )
    record(session, actor, "calendar.add", Subject("calendar", 0), now=now, code=new.code)
