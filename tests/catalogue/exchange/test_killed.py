"""An import dies in the middle: nobody ever sees anything of it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.queries import last_change
from catalogue.queries.drafts import all_drafts
from catalogue.tables import ServiceItem
from groundwork.tables import AuditEntry
from organisation.tables import Department, Region
from tests.catalogue.twin import DEPARTMENTS, ITEMS, write_twin
from tests.clock import NOW
from tests.database import Database
from tests.serving import ROOT, environment


def seen(session: Session) -> dict[str, int]:
    """Return what anybody could see of an import."""
    session.rollback()
    counted = {
        table.__name__: session.scalar(sa.select(sa.func.count()).select_from(table)) or 0
        for table in (Region, Department, AuditEntry)
    }
    return {**counted, "items": len(list(all_drafts(session))), "changes": last_change(session)}


def staged(session: Session) -> int:
    session.rollback()
    number = sa.select(sa.func.count()).select_from(ServiceItem)
    return session.scalar(number.where(ServiceItem.batch_id.is_not(None))) or 0


def kill_when_half_is_in(session: Session, path: Path, env: dict[str, str]) -> None:
    """Run the command and kill it without a warning once some items are staged."""
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "catalogue", "import", "--publish"]
    process = subprocess.Popen([*command, str(path)], cwd=ROOT, env=env)
    until = time.monotonic() + 60
    while not staged(session):
        assert process.poll() is None, "the import ended before it could be killed"
        assert time.monotonic() < until, "the import never began"
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


def test_of_a_killed_import_nothing_is_seen_and_the_next_brings_it_all(
    app: Flask, session: Session, database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "twin.jsonl"
    write_twin(path)
    before = seen(session)

    data = Path(app.config["ONEWINDOW_DATA_DIR"])
    kill_when_half_is_in(session, path, environment(database.url, data))

    assert 0 < staged(session) < ITEMS
    assert seen(session) == before
    report = import_file(path, ImportOptions(publish=True), now=NOW)
    assert (report.added, staged(session)) == (ITEMS, 0)
    assert seen(session)["Department"] == DEPARTMENTS
