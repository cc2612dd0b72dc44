"""One endpoint that books: a conditional update and an insert, and nothing else.

No session, no form, no rules, no audit, no outbox: what a booking costs with Flask and
Flask-SQLAlchemy alone, on the same durable database.
"""

import os
import sqlite3
import uuid

import sqlalchemy as sa
from flask import Flask, jsonify, request
from flask.typing import ResponseReturnValue
from flask_sqlalchemy import SQLAlchemy

TAKE = sa.text("UPDATE place SET taken = taken + 1 WHERE id = :id AND taken < capacity")
KEEP = sa.text("INSERT INTO booked (reference, place_id, person) VALUES (:reference, :id, :person)")

app = Flask(__name__)
db = SQLAlchemy()


def make() -> Flask:
    """Make the two tables with their places, and return the application for the workers."""
    app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["ONEWINDOW_BENCH_URL"]
    db.init_app(app)
    places, capacity = map(int, os.environ["BENCH_PLACES"].split(","))
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            sa.event.listen(db.engine, "connect", _settings)
            sa.event.listen(db.engine, "begin", _begin)
        _tables(places, capacity)
        db.engine.dispose()  # the workers make connections of their own
    return app


def _tables(places: int, capacity: int) -> None:
    with db.engine.begin() as connection:
        for table in ("booked", "place"):  # of an earlier start
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
        connection.exec_driver_sql(
            "CREATE TABLE place (id INTEGER PRIMARY KEY, capacity INTEGER, taken INTEGER,"
            " CHECK (taken <= capacity))"
        )
        connection.exec_driver_sql(
            "CREATE TABLE booked (reference VARCHAR(32) PRIMARY KEY,"
            " place_id INTEGER REFERENCES place, person VARCHAR(100))"
        )
        rows = [{"id": number, "capacity": capacity} for number in range(places)]
        connection.execute(sa.text("INSERT INTO place VALUES (:id, :capacity, 0)"), rows)


@app.get("/healthz")
def alive() -> ResponseReturnValue:
    return "", 204


@app.post("/book")
def book() -> ResponseReturnValue:
    place = int(request.form["place"])
    reference = uuid.uuid4().hex
    with db.engine.begin() as connection:
        if connection.execute(TAKE, {"id": place}).rowcount != 1:
            return jsonify(error="full"), 409
        values = {"reference": reference, "id": place, "person": request.form["person"]}
        connection.execute(KEEP, values)
    return jsonify(reference=reference), 201


def _settings(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=15000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
