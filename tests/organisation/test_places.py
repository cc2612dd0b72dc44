from flask import Flask
from sqlalchemy.orm import Session

from kernel.access import SYSTEM
from kernel.db import transaction
from organisation.queries import centres_serving, pools_serving
from organisation.usecases.places import place_department, place_region, station
from tests.clock import NOW
from tests.organisation.builders import a_department, a_small_world, an_open_centre


def test_a_comprehensive_pool_serves_every_department_stationed_there(
    app: Flask, session: Session
) -> None:
    a_small_world()

    assert [pool.name for pool in pools_serving(session, 1, {1})] == ["综合"]
    assert pools_serving(session, 1, {2}) == []
    assert pools_serving(session, 1, {1, 2}) == []


def test_a_special_pool_serves_whom_it_names(app: Flask, session: Session) -> None:
    a_small_world()
    land = a_department("land")
    hall = an_open_centre("new", stationed=("police",), serves={"不动产": ("land", "police")})

    assert [pool.name for pool in pools_serving(session, hall, {land})] == ["不动产"]
    assert [pool.name for pool in pools_serving(session, hall, {land, 1})] == ["不动产"]
    assert [centre.slug for centre in centres_serving(session, {land, 1})] == ["new"]
    assert [centre.slug for centre in centres_serving(session, {1})] == ["hall", "new"]


def test_an_import_finds_or_makes_what_it_needs(app: Flask, session: Session) -> None:
    with transaction() as write:
        root = place_region(write, None, actor=SYSTEM, now=NOW)
        again = place_region(write, None, actor=SYSTEM, now=NOW)
        one = place_department(write, "公安局", root, actor=SYSTEM, now=NOW)
        same = place_department(write, "公安局", root, actor=SYSTEM, now=NOW)

    assert (root, one) == (again, same)


def test_stationing_twice_is_stationing_once(app: Flask, session: Session) -> None:
    a_small_world()
    with transaction() as write:
        station(write, 1, 2, actor=SYSTEM, now=NOW)
        station(write, 1, 2, actor=SYSTEM, now=NOW)

    assert [centre.slug for centre in centres_serving(session, {1, 2})] == ["hall"]
