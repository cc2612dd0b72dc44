"""Regions that take in for each other."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from groundwork.tables import AuditEntry
from kernel.access import Role
from kernel.actors import Actor, Grant
from kernel.db import transaction
from kernel.refusals import NotFound
from organisation.queries import allied_paths, list_alliances, region_by_code
from organisation.refusals import AllianceTaken, NotAllYours, NotBothDays
from organisation.usecases.alliances import (
    change_alliance,
    found_alliance,
    join_alliance,
    leave_alliance,
)
from organisation.values import AllianceWish, NewAlliance
from tests.client import PageClient
from tests.clock import NOW
from tests.organisation.builders import (
    COUNTY,
    OTHER_COUNTY,
    PASSWORD,
    ROOT,
    a_small_world,
    an_account,
)

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
WISH = AllianceWish(names={"zh-Hans": "四地通办"}, basis="协议〔2026〕1号", valid_from=FIRST)
PAGE = "/staff/organisation/alliances"


@pytest.fixture(autouse=True)
def _world(app: Flask) -> None:
    a_small_world()


def administrator(session: Session, code: str) -> Actor:
    region = region_by_code(session, code)
    assert region
    return Actor(staff_id=1, grants=(Grant(role=Role.ADMINISTRATOR, region_path=region.path),))


def an_alliance(session: Session, by: str = ROOT, wish: AllianceWish = WISH) -> int:
    actor = administrator(session, by)
    session.rollback()
    with transaction() as write:
        new = NewAlliance(code="four", region=COUNTY, wish=wish)
        return found_alliance(write, new, actor=actor, now=NOW)


def join(session: Session, alliance_id: int, code: str, by: str = ROOT) -> None:
    actor = administrator(session, by)
    session.rollback()
    with transaction() as write:
        join_alliance(write, alliance_id, code, actor=actor, now=NOW)


def test_an_alliance_is_founded_by_one_and_joined_by_another(session: Session) -> None:
    number = an_alliance(session, COUNTY)
    join(session, number, OTHER_COUNTY, OTHER_COUNTY)

    [card] = list_alliances(session)

    assert (card.code, len(card.members)) == ("four", 2)
    actions = list(session.scalars(select(AuditEntry.action).order_by(AuditEntry.id.desc())))
    assert actions[:2] == ["alliance.join", "alliance.add"]


def test_nobody_lets_a_region_of_others_join_or_leave(session: Session) -> None:
    number = an_alliance(session, COUNTY)
    actor = administrator(session, OTHER_COUNTY)
    home = region_by_code(session, COUNTY)
    assert home
    session.rollback()

    with pytest.raises(NotFound):
        join(session, number, COUNTY, OTHER_COUNTY)
    with pytest.raises(NotFound), transaction() as write:
        leave_alliance(write, number, home.id, actor=actor, now=NOW)


def test_days_and_document_are_changed_by_who_answers_for_all_members(session: Session) -> None:
    number = an_alliance(session, COUNTY)
    join(session, number, OTHER_COUNTY)
    one, whole = administrator(session, COUNTY), administrator(session, ROOT)
    session.rollback()
    wish = AllianceWish(names=WISH.names, basis="新", valid_from=FIRST, valid_until=LAST)

    with pytest.raises(NotAllYours), transaction() as write:
        change_alliance(write, number, wish, actor=one, now=NOW)
    with transaction() as write:
        change_alliance(write, number, wish, actor=whole, now=NOW)

    assert list_alliances(session)[0].valid_until == LAST


def test_an_alliance_counts_from_its_first_day_to_its_last(session: Session) -> None:
    wish = AllianceWish(names=WISH.names, basis="约", valid_from=FIRST, valid_until=LAST)
    an_alliance(session, wish=wish)
    one = timedelta(days=1)

    there = {day: allied_paths(session, day, {"four"}) for day in (FIRST, LAST)}
    gone = [allied_paths(session, day, {"four"}) for day in (FIRST - one, LAST + one)]

    assert all(len(found["four"]) == 1 for found in there.values())
    assert gone == [{}, {}]


def test_who_leaves_belongs_to_it_no_more(session: Session) -> None:
    number = an_alliance(session)
    actor, home = administrator(session, ROOT), region_by_code(session, COUNTY)
    assert home
    session.rollback()

    with transaction() as write:
        leave_alliance(write, number, home.id, actor=actor, now=NOW)

    assert list_alliances(session)[0].members == ()


def test_a_code_is_one_alliance_and_its_days_are_in_order(session: Session) -> None:
    an_alliance(session)
    backwards = AllianceWish(names=WISH.names, basis="约", valid_from=LAST, valid_until=FIRST)

    with pytest.raises(AllianceTaken):
        an_alliance(session)
    with pytest.raises(NotBothDays):
        an_alliance(session, wish=backwards)


def test_an_administrator_founds_changes_and_widens_one_in_the_browser(
    client: PageClient, session: Session
) -> None:
    an_account("admin@hall.example", Role.ADMINISTRATOR, ROOT)
    client.submit("/staff/sign-in", {"email": "admin@hall.example", "password": PASSWORD})
    typed = {"name": "四地通办", "basis": "协议", "valid_from": "2026-01-01"}

    client.submit(PAGE, {**typed, "code": "four", "region": COUNTY}, form=-1)
    [card] = list_alliances(session)
    address = f"{PAGE}/{card.id}"
    client.submit(address, {**typed, "basis": "新协议"}, form=-1)
    client.submit(address, {"region": OTHER_COUNTY}, form=-2)

    [changed] = list_alliances(session)
    assert (changed.basis, len(changed.members)) == ("新协议", 2)
    assert "四地通办" in client.get(PAGE).text


def test_a_code_that_is_taken_is_said_on_the_page(client: PageClient, session: Session) -> None:
    an_alliance(session)
    an_account("admin@hall.example", Role.ADMINISTRATOR, ROOT)
    client.submit("/staff/sign-in", {"email": "admin@hall.example", "password": PASSWORD})
    typed = {"name": "四地", "basis": "约", "valid_from": "2026-01-01", "code": "four"}

    answer = client.submit(PAGE, {**typed, "region": COUNTY}, form=-1)

    assert answer.status_code == AllianceTaken.status
    assert "four is the code of another alliance" in answer.text
