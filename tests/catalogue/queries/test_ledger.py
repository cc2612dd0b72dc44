from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy.orm import Session

from catalogue.queries.ledger_items import ledger_items, page_of
from catalogue.rules.ledger import change_of
from catalogue.values.codes import Charged
from catalogue.values.facts import FeeFacts
from catalogue.values.figures import Measure
from catalogue.values.ledger import Amounts, Asked, Beside, Show
from catalogue.values.limits import LimitUnit
from kernel.access import SYSTEM, Actor, Grant, Role
from kernel.clock import office_day
from organisation.queries import list_centres
from tests.catalogue.builders import a_material, days
from tests.catalogue.ledger import BEFORE, DAY, a_baseline, compared, left_out, published_at
from tests.catalogue.ledger import withdrawn_at as withdrawn
from tests.clock import NOW
from tests.organisation.builders import COUNTY, OTHER_COUNTY, ROOT, a_small_world

TIME = Measure.WORKING_DAYS
A_MONTH, AT_ONCE = days(1, LimitUnit.MONTH), days(0, LimitUnit.ON_THE_SPOT)
WORLD: Mapping[str, Any] = {"region": COUNTY, "department": "police局"}


@pytest.fixture
def world(app: object) -> None:
    a_small_world()


def item(instant: Any, name: str, **facts: Any) -> str:
    return published_at(instant, name, **{**WORLD, **facts})


def test_what_was_promised_then_is_held_against_what_is_promised_now(
    session: Session, world: None
) -> None:
    item(BEFORE, "甲", promised_limit=days(20))
    item(BEFORE, "乙", promised_limit=days(10))
    item(BEFORE, "丙", promised_limit=days(5))
    baseline = a_baseline(ROOT)
    item(NOW, "甲", promised_limit=days(6))
    item(NOW, "乙", promised_limit=AT_ONCE)

    found, apart = compared(session, TIME, baseline)

    assert found == Amounts(items=3, before=35, after=11, less=2)
    assert apart == 0
    assert change_of(found.before, found.after) == pytest.approx(-24 / 35)


def test_days_that_are_not_the_same_are_listed_apart_and_not_guessed(
    session: Session, world: None
) -> None:
    item(BEFORE, "甲", promised_limit=A_MONTH)
    item(BEFORE, "乙", promised_limit=days(10, LimitUnit.NATURAL_DAY))
    item(BEFORE, "丙", promised_limit=days(9))
    item(BEFORE, "丁")
    baseline = a_baseline(ROOT)
    item(NOW, "甲", promised_limit=days(9))
    item(NOW, "乙", promised_limit=days(8, LimitUnit.NATURAL_DAY))
    item(NOW, "丁", promised_limit=days(3))

    assert compared(session, TIME, baseline) == (Amounts(items=1, before=9, after=9), 2)
    natural, apart = compared(session, Measure.NATURAL_DAYS, baseline)
    assert (natural.before, natural.after, apart) == (10, 8, 2)
    query = ledger_items(Asked(baseline_id=baseline), SYSTEM, TIME, Show.APART)
    _, rows = page_of(session, query, page=1, size=9)
    assert {row.name for row in rows} == {"甲", "丁"}


def test_materials_fees_and_visits(session: Session, world: None) -> None:
    three = (a_material("一"), a_material("二"), a_material("三"))
    item(BEFORE, "甲", materials=three, fees=(FeeFacts(name="费", amount_fen=500),), visits=2)
    item(BEFORE, "乙", materials=(), visits=1)
    baseline = a_baseline(ROOT)
    held = (three[0], a_material("二", exempt=True))
    item(NOW, "甲", materials=held, charged=Charged.NO, visits=3)

    assert compared(session, Measure.MATERIALS, baseline) == (
        Amounts(items=1, before=3, after=1, less=1),
        1,
    )
    assert compared(session, Measure.FEES, baseline)[0] == Amounts(
        items=1, before=500, after=0, less=1
    )
    assert compared(session, Measure.VISITS, baseline)[0] == Amounts(
        items=2, before=3, after=4, more=1
    )


def test_what_came_and_went_is_never_counted(session: Session, world: None) -> None:
    gone = item(BEFORE, "甲", promised_limit=days(20))
    item(BEFORE, "乙", promised_limit=days(20))
    baseline = a_baseline(ROOT)
    withdrawn(NOW, gone)
    item(NOW, "丙", promised_limit=days(1))

    assert compared(session, TIME, baseline)[0] == Amounts(items=1, before=20, after=20)
    assert left_out(session, baseline) == Beside(added=1, withdrawn=1)
    listed = {
        show: [
            (row.name, row.before is None, row.after is None)
            for row in page_of(
                session,
                ledger_items(Asked(baseline_id=baseline), SYSTEM, TIME, show),
                page=1,
                size=9,
            )[1]
        ]
        for show in (Show.ADDED, Show.WITHDRAWN)
    }
    assert listed == {Show.ADDED: [("丙", True, False)], Show.WITHDRAWN: [("甲", False, True)]}


def test_what_came_later_may_count_from_its_first_version_and_says_so(
    session: Session, world: None
) -> None:
    item(BEFORE, "甲", promised_limit=days(20))
    item(BEFORE + 2 * DAY, "乙", promised_limit=days(10))
    item(BEFORE + 3 * DAY, "乙", promised_limit=days(4))

    baseline = a_baseline(ROOT, later=True)

    assert compared(session, TIME, baseline)[0] == Amounts(items=2, before=30, after=24, less=1)
    assert left_out(session, baseline) == Beside(later=1)


def test_any_day_can_be_looked_at(session: Session, world: None) -> None:
    item(BEFORE, "甲", promised_limit=days(20))
    item(BEFORE + DAY, "甲", promised_limit=days(15))
    item(NOW, "甲", promised_limit=days(5))
    baseline = a_baseline(ROOT)
    on_the_third = office_day(BEFORE + 2 * DAY)

    assert compared(session, TIME, baseline, day=office_day(BEFORE))[0].after == 20
    assert compared(session, TIME, baseline, day=on_the_third)[0].after == 15
    assert compared(session, TIME, baseline)[0].after == 5


def test_against_the_law_each_version_is_held_against_its_own_limit(
    session: Session, world: None
) -> None:
    item(NOW, "甲", promised_limit=days(6), legal_limit=days(20))
    item(NOW, "乙", promised_limit=AT_ONCE, legal_limit=days(10))
    item(NOW, "丙", promised_limit=days(3))

    assert compared(session, TIME, None) == (Amounts(items=2, before=30, after=6, less=2), 1)


def test_a_hall_manager_sees_whose_departments_are_stationed_there(
    session: Session, world: None
) -> None:
    item(NOW, "甲", promised_limit=days(6), legal_limit=days(20))
    item(
        NOW,
        "乙",
        promised_limit=days(6),
        legal_limit=days(20),
        region=OTHER_COUNTY,
        department="tax局",
    )
    here, nobody = a_manager("hall"), a_manager("nowhere")

    assert compared(session, TIME, None, here)[0].items == 1
    assert compared(session, TIME, None, nobody)[0].items == 0


def a_manager(slug: str) -> Actor:
    """The manager of one hall; the police is stationed at the first."""
    number = next((one.id for one in list_centres() if one.slug == slug), 999)
    return Actor(staff_id=1, grants=(Grant(role=Role.HALL_MANAGER, centre_id=number),))
