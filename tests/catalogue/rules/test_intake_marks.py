"""Marks say of halls what the rule of handing in says, and of townships and villages more."""

from itertools import product

import pytest

from catalogue.rules.handing_in import areas_of, why_taken
from catalogue.rules.intake_marks import marks_near, marks_of
from catalogue.values.codes import AcceptScope, Level
from catalogue.values.handing_in import Home, PointKind, Takers
from organisation.values import (
    CentreId,
    Counter,
    PoolId,
    RegionCard,
    RegionId,
    RegionKind,
    RegionLevel,
)

OWN, POINT, STRANGER = 1, 2, 3
ALLIANCE = {"four": ["/1/2/3/", "/1/2/4/"]}


def a_region(path: str, level: RegionLevel) -> RegionCard:
    return RegionCard(
        id=RegionId(int(path.strip("/").rpartition("/")[2])),
        code=path,
        names={},
        kind=RegionKind.ADMINISTRATIVE,
        level=level,
        path=path,
        calendar=None,
        festivals_delay_deadlines=True,
    )


ROOT = a_region("/1/", RegionLevel.REGION)
PREFECTURE = a_region("/1/2/", RegionLevel.PREFECTURE)
COUNTY, OTHER = (a_region(f"/1/2/{one}/", RegionLevel.COUNTY) for one in (3, 4))
TOWN = a_region("/1/2/3/5/", RegionLevel.TOWNSHIP)
VILLAGE = a_region("/1/2/3/5/6/", RegionLevel.VILLAGE)
HOME, ABROAD = [ROOT, PREFECTURE, COUNTY], [ROOT, PREFECTURE, OTHER]
HERE = [*HOME, TOWN, VILLAGE]


def a_counter(path: str, *departments: int, comprehensive: bool = True) -> Counter:
    return Counter(
        pool_id=PoolId(1),
        centre_id=CentreId(1),
        region_path=path,
        comprehensive=comprehensive,
        departments=frozenset(departments),
    )


def a_home(
    chain: list[RegionCard], scope: AcceptScope = AcceptScope.OWN, alliance: str = ""
) -> Home:
    return Home(
        item_id=1, department_id=OWN, region_id=chain[-1].id, scope=scope, alliance=alliance
    )


@pytest.mark.parametrize(
    ("scope", "alliance", "path", "served", "comprehensive"),
    list(
        product(
            AcceptScope,
            ("", "four", "gone"),
            ("/1/2/3/", "/1/2/4/", "/1/2/9/", "/1/8/"),
            ((), (OWN,), (POINT,), (STRANGER,)),
            (True, False),
        )
    ),
)
def test_a_hall_takes_in_what_the_rule_says(
    scope: AcceptScope, alliance: str, path: str, served: tuple[int, ...], comprehensive: bool
) -> None:
    home = a_home(HOME, scope, alliance)
    above = {region.path: region.level for region in HOME}
    areas = areas_of(home, above, ALLIANCE.get(alliance, []))
    takers = Takers(department_id=OWN, points={POINT: PointKind.AGENT}, areas=areas)
    counter = a_counter(path, *served, comprehensive=comprehensive)
    there = a_region(path, RegionLevel.COUNTY)

    marks = set(marks_of(home, HOME, (), [(POINT, 99)]))

    taken = why_taken(takers, counter) is not None
    found = marks_near(there, [ROOT, there], [counter], ALLIANCE)
    assert bool(marks & (found - {f"at {there.id}"})) == taken


@pytest.mark.parametrize(
    ("accepted_at", "points", "near"),
    [
        ((), [], [COUNTY]),
        ((Level.TOWNSHIP,), [], [TOWN, COUNTY]),
        ((Level.VILLAGE,), [], [VILLAGE, TOWN, COUNTY]),
        ((), [(POINT, 6)], [VILLAGE, TOWN, COUNTY]),
        ((), [(POINT, 7)], [COUNTY]),
    ],
)
def test_the_own_township_and_village_take_in_for_their_county(
    accepted_at: tuple[Level, ...], points: list[tuple[int, int]], near: list[RegionCard]
) -> None:
    marks = set(marks_of(a_home(HOME), HOME, accepted_at, points))

    found = [to for to in (VILLAGE, TOWN, COUNTY) if marks & marks_near(to, HERE, (), {})]

    assert found == near


def test_villages_of_another_county_are_not_near() -> None:
    marks = set(marks_of(a_home(ABROAD), ABROAD, (Level.VILLAGE,), ()))

    assert not marks & marks_near(COUNTY, HERE, (), {})
    assert not marks & marks_near(PREFECTURE, HERE, (), {})
