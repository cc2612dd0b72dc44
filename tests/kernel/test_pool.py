"""Connections that rest in the pool may die there; nobody is to notice."""

import pytest
import sqlalchemy as sa
from flask import Flask

from kernel.db import db
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
