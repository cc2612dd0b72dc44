"""Who carries a bundle out for somebody, and in how few visits."""

from catalogue.rules.bundle_visits import Chain, Offered, nearest, together, visits
from catalogue.values.handing_in import Takers
from organisation.values import CentreId, Counter, PoolId

PREFECTURE, COUNTY, VILLAGE = 1, 2, 3
CHAIN = Chain((PREFECTURE, COUNTY, VILLAGE), own=2)
TAX, POLICE, POINT = 10, 20, 30  # departments


def offer(member: int, department: int, region: int) -> Offered:
    """An item goes by its department here."""
    return Offered(
        member=member, item_id=department, code=str(department), region_id=region, revision_id=1
    )


def counter(centre: int, *departments: int) -> Counter:
    return Counter(
        pool_id=PoolId(centre),
        centre_id=CentreId(centre),
        region_path="/1/",
        comprehensive=False,
        departments=frozenset(departments),
    )


TAKERS = {one: Takers(department_id=one) for one in (TAX, POLICE, POINT)}
NEAR = offer(1, POINT, VILLAGE)
OFFERS = [offer(1, POLICE, COUNTY), NEAR, offer(2, TAX, COUNTY)]


def test_the_nearest_place_carries_each_out() -> None:
    assert nearest(OFFERS, CHAIN.region_ids) == {1: NEAR, 2: OFFERS[2]}
    assert nearest(OFFERS, [PREFECTURE]) == {}


def test_one_hall_for_all_comes_before_the_village_for_some() -> None:
    halls = [counter(1, POLICE, TAX), counter(2, POINT)]

    found = together(OFFERS, CHAIN, [1, 2], TAKERS, halls)

    assert found == {1: OFFERS[0], 2: OFFERS[2]}


def test_where_no_hall_takes_all_each_goes_to_the_nearest() -> None:
    halls = [counter(1, TAX), counter(2, POINT)]

    found = together(OFFERS, CHAIN, [1, 2], TAKERS, halls)

    assert found[1] == NEAR


def test_nobody_is_sent_past_the_hall_of_the_county() -> None:
    offers = [offer(1, POLICE, COUNTY), offer(1, POINT, PREFECTURE), offer(2, TAX, PREFECTURE)]
    halls = [counter(1, POLICE), counter(2, POINT, TAX)]

    found = together(offers, CHAIN, [1, 2], TAKERS, halls)

    assert found[1] == offers[0]


def test_one_visit_where_one_hall_takes_all_in() -> None:
    found, lost = visits(
        {"a": TAKERS[TAX], "b": TAKERS[POLICE]}, [counter(1, TAX), counter(2, TAX, POLICE)], []
    )

    assert [(visit.codes, [hall.centre_id for hall in visit.halls]) for visit in found] == [
        (("a", "b"), [2])
    ]
    assert lost == []


def test_else_as_few_visits_as_there_can_be_and_what_nobody_takes_is_named() -> None:
    codes = {"a": TAKERS[TAX], "b": TAKERS[POLICE], "c": TAKERS[POINT]}

    found, lost = visits(codes, [counter(1, TAX), counter(2, POLICE), counter(3, TAX)], [3])

    assert [(visit.codes, [hall.centre_id for hall in visit.halls]) for visit in found] == [
        (("a",), [3, 1]),
        (("b",), [2]),
    ]
    assert lost == ["c"]
