"""Signing: papers a second that the worker makes, signs and puts on record; unsigned ones."""

import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask

from bench.figures import Figure
from bench.prepared.receipt import a_receipt
from documents.jobs import HANDLERS
from documents.registry import EXTENSION, PaperKinds
from documents.sheets import Sheet
from documents.usecases.issue_paper import IssuePaper, issue_paper
from groundwork.worker import outbox_waiting, work_once
from kernel import clock
from kernel.db import db, transaction
from portal.app import create_app
from portal.demo.certificate import make_certificate

PAPERS = 120
PROMISED = 15.0


def main() -> list[Figure]:
    """Return papers a second of one worker on SQLite, signed, and without a certificate."""
    return [
        Figure(
            name="signing: papers made and signed, one worker",
            value=_rate(signs=True),
            unit="/s",
            better="more",
            limit=PROMISED,
            floor=_rate(signs=False),
            floor_name="the same, not signed",
        )
    ]


def _rate(*, signs: bool) -> float:
    """Return how many a second, from the outbox to the file on disk and the row that names it."""
    with TemporaryDirectory() as folder:
        app = _house(Path(folder), signs=signs)
        with app.app_context():
            _round(PAPERS // 10)  # warm: libraries, key and faces are loaded
            began = time.perf_counter()
            _round(PAPERS)
            spent = time.perf_counter() - began
            db.session.remove()
            db.engine.dispose()
    return PAPERS / spent


def _house(folder: Path, *, signs: bool) -> Flask:
    if signs:
        make_certificate(folder, now=clock.now())
    app = create_app(DATABASE_URL=f"sqlite:///{folder / 'house.db'}", DATA_DIR=str(folder))
    kinds = PaperKinds()
    kinds.add("receipt", _sheet)
    app.extensions[EXTENSION] = kinds
    with app.app_context():
        db.create_all()
    return app


def _sheet(facts: Mapping[str, Any]) -> Sheet:
    return a_receipt("ug", facts["serial"])


def _round(papers: int) -> None:
    now = clock.now()
    with transaction() as session:
        for serial in range(papers):
            issue_paper(session, _paper(serial), now=now)
    while work_once(HANDLERS, now=now + timedelta(seconds=1)):
        continue
    if outbox_waiting():
        raise RuntimeError("a paper was not finished: see the log")


def _paper(serial: int) -> IssuePaper:
    return IssuePaper(
        kind="receipt",
        locale="ug",
        number=f"2026-{serial}",
        title="收件凭证",
        facts={"serial": serial},
        subject_kind="case",
        subject_key=str(serial),
        public_base="https://onewindow.example",
    )
