"""The application as it is often built: it looks for a free place first and takes it afterwards.

The control of the race: the check that the real application passes has to fail on this one.
"""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from flask import Flask, abort, request
from flask.typing import ResponseReturnValue
from sqlalchemy import event
from sqlalchemy.orm import Session

from booking.forms import parse_start
from booking.queries import slots_between
from booking.rules.stays import stays
from booking.tables import Slot
from booking.usecases import choosing, places
from booking.values import BookedBy, FreeQuery, StoredSlot
from kernel.db import db
from portal.app import create_app


def make() -> Flask:
    """Return the careless application."""
    made = create_app()
    with made.app_context():
        if db.engine.dialect.name == "sqlite":
            event.listen(db.engine, "connect", _ignore_checks)
        db.engine.dispose()
    vars(places)["TAKE"] = {
        door: sa.update(places.SLOT)
        .where(*places.AS_SEEN)
        .values(taken=places.SLOT.c.taken + 1, public_taken=places.SLOT.c.public_taken + 1)
        .returning(places.SLOT.c.id)
        for door in BookedBy
    }
    vars(choosing)["stays_at"] = _every_stay
    made.view_functions["booking.time"] = _looking_first(made.view_functions["booking.time"])
    return made


def _ignore_checks(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA ignore_check_constraints=ON")


def _every_stay(
    session: Session, starts: datetime, query: FreeQuery, *, own: Sequence[int] = ()
) -> list[tuple[StoredSlot, ...]]:
    slots = slots_between(session, query, starting=starts)
    return [stay for stay in stays(slots, query.stay) if stay[0].plan.starts == starts]


def _looking_first(view: Any) -> Any:
    def careless() -> ResponseReturnValue:
        starts = parse_start(request.form.get("start", ""))
        if request.method == "POST" and starts:
            row = db.session.execute(
                sa.select(Slot.public_taken, Slot.public_capacity).where(Slot.starts == starts)
            ).one()
            if row.public_taken >= row.public_capacity:
                abort(409)
        answer: ResponseReturnValue = view()
        return answer

    return careless


app = make()
