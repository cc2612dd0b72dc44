"""Where an item can be handed in, of values alone."""

from typing import Any

import pytest

from catalogue.rules.handing_in import areas_of, home_of, places, why_taken
from catalogue.values.codes import Acceptance, AcceptScope
from catalogue.values.handing_in import Area, Home, PointKind, Takers, Why
from catalogue.values.published import PublishedItem
from organisation.values import CentreId, Counter, PoolId, RegionLevel
from tests.catalogue.builders import some_facts
from tests.clock import NOW

OWN, POINT, STRANGER = 1, 2, 3
ABOVE = {
    "/1/": RegionLevel.REGION,
    "/1/2/": RegionLevel.PREFECTURE,
    "/1/2/3/": RegionLevel.COUNTY,
}
ELSEWHERE = "/1/2/4/"


def a_home(**said: Any) -> Home:
    return Home(**{"item_id": 1, "department_id": OWN, "region_id": 3, **said})


def a_counter(*departments: int, pool: int = 1, **said: Any) -> Counter:
    return Counter(
        **{
            "pool_id": PoolId(pool),
            "centre_id": CentreId(pool),
            "region_path": ELSEWHERE,
            "comprehensive": True,
            "departments": frozenset(departments),
            **said,
        }
    )


def takers(*areas: Area, **points: PointKind) -> Takers:
    known = {int(name[1:]): kind for name, kind in points.items()}
    return Takers(department_id=OWN, points=known, areas=areas)


@pytest.mark.parametrize(
    ("scope", "paths"),
    [
        (AcceptScope.OWN, []),
        (AcceptScope.UNKNOWN, []),
        (AcceptScope.COUNTY, ["/1/2/3/"]),
        (AcceptScope.CITY, ["/1/2/"]),
        (AcceptScope.REGION, ["/1/"]),
        (AcceptScope.NATIONAL, ["/"]),
    ],
)
def test_a_scope_reaches_the_region_of_its_level(scope: AcceptScope, paths: list[str]) -> None:
    assert [area.path for area in areas_of(a_home(scope=scope), ABOVE, [])] == paths


def test_a_scope_of_a_level_that_the_item_does_not_lie_in_reaches_nowhere() -> None:
    assert areas_of(a_home(scope=AcceptScope.COUNTY), {"/1/": RegionLevel.REGION}, []) == ()


def test_an_alliance_reaches_its_members_for_a_member_only() -> None:
    allied = areas_of(a_home(alliance="four"), ABOVE, ["/1/2/3/", ELSEWHERE])
    stranger = areas_of(a_home(alliance="four"), ABOVE, ["/1/2/5/", ELSEWHERE])

    assert [area.path for area in allied] == ["/1/2/3/", ELSEWHERE]
    assert stranger == ()


def test_the_departments_own_counter_comes_before_every_other_reason() -> None:
    everywhere = takers(Area("/", Why.HANDED_ON), d2=PointKind.ACCEPTANCE)

    assert why_taken(everywhere, a_counter(OWN, POINT)) is Why.OWN


@pytest.mark.parametrize(
    ("kind", "why"), [(PointKind.ACCEPTANCE, Why.ON_BEHALF), (PointKind.AGENT, Why.AGENT)]
)
def test_a_point_takes_in_where_its_department_is_met(kind: PointKind, why: Why) -> None:
    assert why_taken(takers(d2=kind), a_counter(POINT)) is why
    assert why_taken(takers(d2=kind), a_counter(STRANGER)) is None


def test_only_a_comprehensive_window_hands_on() -> None:
    wide = takers(Area("/1/2/", Why.HANDED_ON))

    assert why_taken(wide, a_counter()) is Why.HANDED_ON
    assert why_taken(wide, a_counter(comprehensive=False)) is None
    assert why_taken(wide, a_counter(region_path="/1/9/")) is None


def test_a_visit_is_taken_where_one_counter_takes_all_of_it() -> None:
    both = [takers(), takers(Area("/1/2/", Why.HANDED_ON))]

    found = places(both, [a_counter(OWN, pool=1), a_counter(pool=2)])

    assert [(place.centre_id, place.why) for place in found] == [(1, Why.OWN)]


def test_a_visit_goes_by_the_farthest_of_its_reasons() -> None:
    first, second = takers(), Takers(department_id=STRANGER, areas=(Area("/", Why.HANDED_ON),))

    [place] = places([first, second], [a_counter(OWN)])

    assert place.why is Why.HANDED_ON


def test_where_the_department_is_met_nobody_is_sent_to_a_window_that_hands_on() -> None:
    wide = [takers(Area("/", Why.HANDED_ON))]
    own = a_counter(OWN, pool=1, centre_id=CentreId(7), comprehensive=False)
    handing_on = a_counter(pool=2, centre_id=CentreId(7))

    [place] = places(wide, [handing_on, own])

    assert (place.why, place.pool_ids) == (Why.OWN, (1,))


def test_a_place_names_the_points_that_are_met_there() -> None:
    [place] = places([takers(d2=PointKind.AGENT, d3=PointKind.AGENT)], [a_counter(POINT)])

    assert place.points == (POINT,)


def test_what_the_department_accepts_itself_is_not_handed_on_by_others() -> None:
    facts = {"accept_scope": AcceptScope.NATIONAL, "alliance": "four"}

    own = home_of(an_item(acceptance=Acceptance.DEPARTMENT, **facts))
    window = home_of(an_item(acceptance=Acceptance.WINDOW_RECEIVES, **facts))

    assert (own.scope, own.alliance) == (AcceptScope.OWN, "")
    assert (window.scope, window.alliance) == (AcceptScope.NATIONAL, "four")


def an_item(**facts: Any) -> PublishedItem:
    return PublishedItem(
        item_id=1,
        revision_id=1,
        number=1,
        code="L-1",
        facts=some_facts(**facts),
        department_id=OWN,
        region_id=3,
        digest="",
        published_at=NOW,
        text_states={},
    )
