"""Places are kept from one request to the next, and a change is seen with the next one."""

import pytest
from flask import Flask
from sqlalchemy import delete, event, update
from sqlalchemy.orm import Session

from kernel.db import db, transaction
from organisation.queries import list_departments, list_regions
from organisation.tables import Department, Region, Station
from tests.organisation.builders import a_small_world


@pytest.fixture
def world(app: Flask, session: Session) -> Flask:
    a_small_world()
    return app


def names(app: Flask) -> list[str]:
    with app.app_context():  # as each request does
        return [one.names["zh-Hans"] for one in list_departments().values()]


def read_again(app: Flask) -> int:
    """Return how many tables were read, the mark left out."""
    sent: list[object] = []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda *given: sent.append(given[2]))
        list_departments()
        list_regions()
    return sum("place_mark" not in str(one) and str(one).startswith("SELECT") for one in sent)


def test_who_asks_again_reads_the_mark_alone(world: Flask) -> None:
    names(world)
    with world.app_context():
        list_regions()

    assert read_again(world) == 0


@pytest.mark.parametrize("how", ["object", "statement", "removed"])
def test_a_change_is_seen_by_the_next_request(world: Flask, session: Session, how: str) -> None:
    before = names(world)
    if how == "object":
        session.get_one(Department, 1).name = "新名"
    if how == "statement":
        session.execute(update(Department).where(Department.id == 1).values(name="新名"))
    if how == "removed":
        session.execute(delete(Station).where(Station.department_id == 1))
        session.delete(session.get_one(Department, 1))
    session.commit()

    assert names(world) != before


def rename_and_fail() -> None:
    with transaction() as session:
        session.get_one(Department, 1).name = "新名"
        session.flush()
        raise RuntimeError


def test_what_was_rolled_back_was_never_there(world: Flask) -> None:
    before = names(world)
    with world.app_context(), pytest.raises(RuntimeError):
        rename_and_fail()

    assert names(world) == before
    assert read_again(world) <= 1  # regions were not read before


def test_what_is_no_place_leaves_them_kept(world: Flask, session: Session) -> None:
    region = session.get_one(Region, 1)
    names(world)
    region.names = dict(region.names)  # touched, and the same
    session.commit()

    assert read_again(world) <= 1
