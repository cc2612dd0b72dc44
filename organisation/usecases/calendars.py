"""Calendars: load the project's own, add and remove days."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from groundwork.audit import Subject, record
from kernel.access import Actor
from kernel.db import rows_changed, table_of
from kernel.refusals import NotFound
from organisation.queries import may_change_calendar
from organisation.refusals import DayTwice
from organisation.tables import Calendar, CalendarDay
from organisation.usecases.hall_changed import days_changed
from organisation.values import Certainty, DayKind, SpecialDay

FOLDER = Path(__file__).resolve().parent.parent / "calendars"
FILES = ("CN", "CN-XJ")  # parents first


def load_calendars(session: Session, *, actor: Actor, now: datetime) -> int:
    """Load each of the project's own calendars that is not there yet; return how many days.

    A calendar that is there is left alone: staff may have mended it.
    """
    return sum(_load(session, code, actor, now) for code in FILES)


def _load(session: Session, code: str, actor: Actor, now: datetime) -> int:
    if session.get(Calendar, code) is not None:
        return 0
    data: dict[str, Any] = json.loads((FOLDER / f"{code}.json").read_text("utf-8"))
    session.add(
        Calendar(
            code=code,
            name=data["name"],
            parent_code=data["parent"],
            known_until=date.fromisoformat(data["known_until"]),
        )
    )
    session.flush()
    session.execute(insert(table_of(CalendarDay)), _days(code, data))  # nobody asks for their ids
    record(session, actor, "calendar.load", Subject("calendar", 0), now=now, code=code)
    return len(data["days"])


def _days(code: str, data: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "calendar_code": code,
            "day": date.fromisoformat(row["day"]),
            "kind": DayKind(row["kind"]),
            "name": row["name"],
            "source": data["source"],
            "certainty": Certainty(row.get("certainty", data["certainty"])),
        }
        for row in data["days"]
    ]


def add_day(
    session: Session, code: str, special: SpecialDay, *, actor: Actor, now: datetime
) -> None:
    """Add one day to a calendar; an estimated day gives way. Raises DayTwice, NotFound."""
    _only_if_mine(session, code, actor)
    there = session.scalar(
        select(CalendarDay).where(CalendarDay.calendar_code == code, CalendarDay.day == special.day)
    )
    if there is not None and there.certainty is not Certainty.ESTIMATED:
        raise DayTwice(day=special.day)
    if there is not None:
        session.delete(there)
        session.flush()
    row = CalendarDay(
        calendar_code=code,
        day=special.day,
        kind=special.kind,
        name=special.name,
        source=special.source,
        certainty=special.certainty,
    )
    session.add(row)
    session.get_one(Calendar, code).version += 1
    days_changed(session, code, now=now)
    session.flush()
    record(
        session,
        actor,
        "calendar.add_day",
        Subject("calendar_day", row.id),
        now=now,
        code=code,
        day=special.day.isoformat(),
    )


def remove_day(session: Session, code: str, day: date, *, actor: Actor, now: datetime) -> None:
    """Remove one day from a calendar. Raises NotFound."""
    _only_if_mine(session, code, actor)
    gone = rows_changed(
        session,
        delete(CalendarDay).where(CalendarDay.calendar_code == code, CalendarDay.day == day),
    )
    if not gone:
        raise NotFound
    session.get_one(Calendar, code).version += 1
    days_changed(session, code, now=now)
    record(
        session,
        actor,
        "calendar.remove_day",
        Subject("calendar", 0),
        now=now,
        code=code,
        day=day.isoformat(),
    )


def set_known_until(
    session: Session, code: str, until: date, *, actor: Actor, now: datetime
) -> None:
    """Say up to which day the notices are in; later days count as estimated."""
    _only_if_mine(session, code, actor)
    calendar = session.get_one(Calendar, code)
    calendar.known_until = until
    record(
        session,
        actor,
        "calendar.known_until",
        Subject("calendar", 0),
        now=now,
        code=code,
        until=until.isoformat(),
    )


def _only_if_mine(session: Session, code: str, actor: Actor) -> None:
    if session.get(Calendar, code) is None or not may_change_calendar(session, actor, code):
        raise NotFound
