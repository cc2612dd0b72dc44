"""Places are read by every page and change a few times a week: they are kept from one to the next.

A mark in the database says when. Whoever changes a region, department or centre sets a new one in
the same transaction, so every process sees the change with its next request.
"""

import secrets
from collections.abc import Callable
from typing import Any, TypeVar, cast

from flask import current_app, g, has_app_context
from sqlalchemy import event, insert, select, update
from sqlalchemy.orm import ORMExecuteState, Session

from kernel.db import db, table_of
from organisation.tables import Centre, Department, PlaceMark, Region

T = TypeVar("T")
KEPT = "organisation_places"
PLACES = (Region, Department, Centre)
MARK = table_of(PlaceMark)
NOW = select(MARK.c.mark)


def kept(name: str, read: Callable[[], T]) -> T:
    """Return what was read under this name, unless a place changed since; asked once a request."""
    if not has_app_context():
        return read()
    here = g.setdefault("organisation", {})
    if name not in here:
        here[name] = _remembered(name, read, here)
    return cast("T", here[name])


def forget_places() -> None:
    """Ask again from now on: for the worker and commands, whose one context lasts for hours."""
    if has_app_context():
        g.pop("organisation", None)


def _remembered(name: str, read: Callable[[], T], here: dict[str, Any]) -> T:
    if "mark" not in here:  # before the places: what is read later is at least as new
        here["mark"] = db.session.scalar(NOW)
    mark = here["mark"]
    memory = current_app.extensions.setdefault(KEPT, {})
    then, value = memory.get(name, (None, None))
    if mark is None or then != mark:
        value = read()
        memory[name] = mark, value
    return cast("T", value)


@event.listens_for(Session, "before_flush")
def _flushing(session: Session, _context: object, _objects: object) -> None:
    changed = (
        *session.new,
        *session.deleted,
        *(o for o in session.dirty if session.is_modified(o)),
    )
    if any(isinstance(one, PLACES) for one in changed):
        _set_mark(session)


@event.listens_for(Session, "do_orm_execute")
def _executing(state: ORMExecuteState) -> None:
    mapper = None if state.is_select else state.bind_mapper
    if mapper is not None and issubclass(mapper.class_, PLACES):
        _set_mark(state.session)


def _set_mark(session: Session) -> None:
    mark = secrets.token_hex(16)  # never one that was there before, in another database either
    connection = session.connection()
    if not connection.execute(update(MARK).values(mark=mark)).rowcount:
        connection.execute(insert(MARK).values(id=1, mark=mark))
