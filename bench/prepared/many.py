"""The services of the demo, copied until there are as many as wanted."""

import io
import sqlite3
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from bench.prepared.demo import prepare_demo
from catalogue.jobs import rebuild_search
from kernel.db import db
from portal.app import create_app
from tests.application import KEYS

STEP = 1_000_000  # between the numbers of one copy and the next
ITEMS, REVISIONS = "service_item", "item_revision"


@dataclass(frozen=True, slots=True)
class Many:
    """Where so many services are, with the codes of some of them."""

    database_url: str
    data_dir: Path
    codes: tuple[str, ...]

    def app(self) -> Flask:
        """Return the application on these services."""
        return create_app(**KEYS, DATABASE_URL=self.database_url, DATA_DIR=str(self.data_dir))


def prepare_first(data_dir: Path) -> Many:
    """Load the demo's services, some 4,000."""
    with redirect_stdout(io.StringIO()):
        demo = prepare_demo(data_dir)
    codes = [code for code, _name in demo.items]
    return Many(f"sqlite:///{data_dir / 'demo.db'}", data_dir, _some(codes))


def grow(there: Many, number: int) -> Many:
    """Copy what is served until there are `number`, and build the index anew.

    A copy is an item of its own on the revision of its standard, of the same department.
    """
    path = there.data_dir / "demo.db"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        (first,) = connection.execute(
            f"SELECT count(*) FROM {ITEMS} WHERE current_revision_id < {STEP}"  # noqa: S608 - our own names
        ).fetchone()
        (now,) = connection.execute(
            f"SELECT count(*) FROM {ITEMS} WHERE current_revision_id IS NOT NULL"  # noqa: S608 - our own names
        ).fetchone()
        for copy in range(now // first, -(-number // first)):
            _copy(connection, copy)
        connection.execute("ANALYZE")
        rows = connection.execute(
            f"SELECT code FROM {ITEMS} WHERE current_revision_id IS NOT NULL"  # noqa: S608 - our own names
        ).fetchall()
    grown = Many(there.database_url, there.data_dir, _some([code for (code,) in rows]))
    with grown.app().app_context(), redirect_stdout(io.StringIO()):
        rebuild_search()
        db.session.remove()
        db.engine.dispose()
    return grown


def _some(codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(codes[:: max(1, len(codes) // 300)])


def _copy(connection: sqlite3.Connection, copy: int) -> None:
    away, mark = copy * STEP, f"-{copy}"
    served = f"current_revision_id < {STEP}"
    _insert(
        connection,
        REVISIONS,
        {
            "id": f"id + {away}",
            "item_id": f"item_id + {away}",
            "content": f"replace(content, '\"code\":\"' || json_extract(content, '$.code') || '\"',"
            f" '\"code\":\"' || json_extract(content, '$.code') || '{mark}\"')",
            "card": f"replace(card, '\"code\":\"' || json_extract(card, '$.code') || '\"',"
            f" '\"code\":\"' || json_extract(card, '$.code') || '{mark}\"')",
        },
        f"id IN (SELECT current_revision_id FROM {ITEMS} WHERE {served})",  # noqa: S608 - our own names
    )
    _insert(
        connection,
        ITEMS,
        {
            "id": f"id + {away}",
            "code": f"code || '{mark}'",
            "current_revision_id": f"current_revision_id + {away}",
            "kind": "'own'",
            "standard_id": "NULL",
            "source_platform": "NULL",
            "source_id": "NULL",
        },
        served,
    )


def _insert(
    connection: sqlite3.Connection, table: str, changed: dict[str, str], where: str
) -> None:
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    said = ", ".join(changed.get(name, name) for name in names)
    connection.execute(
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {said} FROM {table} WHERE {where}"  # noqa: S608 - our own names
    )
