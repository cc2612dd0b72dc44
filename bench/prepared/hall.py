"""A hall with a month cut ahead, and citizens who stand at the last page of booking."""

from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path

from flask import Flask, g
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import select, text

from booking.forms import start_value
from booking.tables import Slot
from groundwork.sessions import Visitor, begin_session, save_draft
from kernel import clock
from kernel.db import db, transaction
from portal.app import create_app
from portal.visitors import cookie_name
from tests.application import KEYS
from tests.booking.builders import a_centre, an_item, cut_day

WINDOWS = 40  # 24 public places in each of 20 slots a day
DAYS = 30
CSRF = "a-token-of-the-benchmark"


@dataclass(frozen=True, slots=True)
class Hall:
    """Where to book, what, at which times, and one cookie header for each citizen."""

    centre_id: int
    code: str
    starts: tuple[str, ...]
    cookies: tuple[str, ...]
    csrf: str


def prepare(database_url: str, data_dir: Path, *, citizens: int) -> Hall:
    """Make an empty database ready for so many bookings, spread over a month."""
    app = create_app(**KEYS, DATABASE_URL=database_url, DATA_DIR=str(data_dir))
    with app.app_context():
        db.create_all()
        centre_id = a_centre(windows=WINDOWS, hours=((time(9), time(19)),), weekdays=range(7))
        code = an_item()
        today = clock.office_day(clock.now())
        for ahead in range(1, DAYS + 1):
            cut_day(centre_id, today + timedelta(days=ahead), now=clock.now())
        cookies = _sessions(app, citizens)
        _count_rows()
        starts = tuple(start_value(at) for at in db.session.scalars(select(Slot.starts)))
        db.session.remove()
        db.engine.dispose()
    csrf = URLSafeTimedSerializer(KEYS["SECRET_KEY"], salt="wtf-csrf-token").dumps(CSRF)
    return Hall(centre_id, code, starts, cookies, str(csrf))


def _count_rows() -> None:
    """Let PostgreSQL know its tables, as a server that has run for a minute does by itself."""
    if db.engine.dialect.name == "postgresql":
        with transaction() as session:
            session.execute(text("ANALYZE"))


def _sessions(app: Flask, citizens: int) -> tuple[str, ...]:
    """Let each citizen have given name and phone already."""
    form = _form_cookie(app)
    with app.test_request_context(), transaction() as session:
        found = []
        for number in range(citizens):
            g.visitor = Visitor(begin_session(session, now=clock.now()), None)
            typed = {"name": f"居民{number}", "phone": f"139{number:08}"}
            save_draft(session, "booking", typed, now=clock.now())
            found.append(f"{cookie_name()}={g.new_session_key}; {form}")
    return tuple(found)


def _form_cookie(app: Flask) -> str:
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    return f"{app.config['SESSION_COOKIE_NAME']}={serializer.dumps({'csrf_token': CSRF})}"
