"""Which bundle says what is finished before a service of a visit begins."""

from catalogue.rules.visit_lists import finished_before
from catalogue.values.bundles import BundleFacts, BundleMember, PublishedBundle
from tests.catalogue.bundling import member
from tests.clock import NOW

LICENCE, PERMIT, SEAL = 10, 20, 30


def a_bundle(*members: BundleMember) -> PublishedBundle:
    facts = BundleFacts(name="开饭店一件事", members=members)
    return PublishedBundle(slug="x", number=1, region_id=1, facts=facts, published_at=NOW)


def test_it_is_said_by_the_numbers_of_the_visit() -> None:
    found = finished_before([a_bundle(member(LICENCE), member(PERMIT, LICENCE))], [PERMIT, LICENCE])

    assert found == {1: frozenset({2}), 2: frozenset()}


def test_of_several_bundles_the_shortest_that_names_all_speaks() -> None:
    whole = a_bundle(member(PERMIT), member(SEAL, PERMIT), member(LICENCE, SEAL))
    pair = a_bundle(member(LICENCE), member(PERMIT, LICENCE))
    other = a_bundle(member(PERMIT))

    assert finished_before([whole, pair, other], [LICENCE, PERMIT])[2] == {1}
    assert finished_before([whole, other], [LICENCE, PERMIT])[1] == {2}


def test_where_no_bundle_names_all_nobody_comes_after_another() -> None:
    pair = a_bundle(member(LICENCE), member(PERMIT, LICENCE))

    assert not any(finished_before([pair], [LICENCE, PERMIT, SEAL]).values())
