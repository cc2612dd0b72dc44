"""The fixtures themselves: an empty database, a standing clock, a counted page."""

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from kernel import clock
from kernel.db import db, transaction
from tests.clock import NOW, StandingClock
from tests.database import Database


def test_the_database_answers(app: Flask, session: Session, database: Database) -> None:
    assert db.engine.dialect.name == database.kind
    assert session.scalar(sa.select(1)) == 1


def test_the_clock_stands_until_it_is_moved(app: Flask, standing_clock: StandingClock) -> None:
    assert clock.now() == NOW

    standing_clock.forward(minutes=31)

    assert (clock.now() - NOW).total_seconds() == 31 * 60


def test_a_write_is_seen_by_the_next_look(app: Flask, session: Session) -> None:
    with transaction() as write:
        write.execute(sa.text("CREATE TABLE a_scratch_of_the_test (id INTEGER)"))
        write.execute(sa.text("INSERT INTO a_scratch_of_the_test VALUES (1)"))

    assert session.scalar(sa.text("SELECT count(*) FROM a_scratch_of_the_test")) == 1

    with transaction() as write:
        write.execute(sa.text("DROP TABLE a_scratch_of_the_test"))
