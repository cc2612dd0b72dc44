"""Connections that rest in the pool may die there; nobody is to notice."""

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from groundwork.audit import Subject, record
from groundwork.tables import AuditEntry
from kernel.access import SYSTEM
from kernel.db import db, read_at_one_moment, transaction
from tests.clock import NOW
from tests.database import Database, end_others


def test_a_connection_that_died_at_rest_is_replaced(
    app: Flask, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kernel.db.RESTED_SECONDS", 0.0)
    db.session.execute(sa.text("SELECT 1"))
    db.session.remove()

    if database.kind == "postgresql":
        with sa.create_engine(database.url, poolclass=sa.NullPool).connect() as other:
            end_others(other)

    assert db.session.scalar(sa.text("SELECT 1")) == 1


def test_a_connection_in_use_a_moment_ago_is_not_asked(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(db.engine.dialect, "do_ping", asked.append)
    db.session.execute(sa.text("SELECT 1"))
    db.session.remove()

    db.session.execute(sa.text("SELECT 1"))

    assert asked == []


def test_reading_holds_no_transaction_open(app: Flask, database: Database) -> None:
    db.session.execute(sa.text("SELECT 1"))

    if database.kind == "postgresql":
        with sa.create_engine(database.url, poolclass=sa.NullPool).connect() as other:
            states = other.scalars(
                sa.text(
                    "SELECT state FROM pg_stat_activity WHERE datname = current_database()"
                    " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
                )
            ).all()
        assert {*states} == {"idle"}


def test_a_walk_through_many_rows_sees_one_moment(app: Flask, database: Database) -> None:
    with Session(db.engine) as walker:
        read_at_one_moment(walker)
        before = walker.scalar(sa.select(sa.func.count()).select_from(AuditEntry))
        with transaction() as session:
            record(session, SYSTEM, "test", Subject("test", 1), now=NOW)

        assert walker.scalar(sa.select(sa.func.count()).select_from(AuditEntry)) == before == 0
