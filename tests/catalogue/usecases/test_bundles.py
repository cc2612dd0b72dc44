"""Bundles are drafted by a region's editors and published by its service office."""

from typing import Any

import pytest

from catalogue.queries.bundles import find_bundle, published_bundles
from catalogue.refusals.bundles import (
    BundleBasisMissing,
    BundleNotNew,
    BundleNotPublished,
    GoesInCircles,
    MemberNotInForce,
    NotYourBundle,
    OwnBundle,
    SlugTaken,
    TooFewMembers,
)
from catalogue.usecases.publish_bundle import withdraw_bundle
from catalogue.values.bundles import SavedBundle, WithdrawBundle
from kernel.access import SYSTEM, Role
from kernel.db import db, transaction
from kernel.refusals import ChangedMeanwhile, Refusal
from tests.catalogue.builders import a_standard
from tests.catalogue.bundling import a_bundle, member, publish, save, save_again
from tests.catalogue.flow import EDITOR, PUBLISHER, an_actor
from tests.clock import NOW
from tests.organisation.builders import COUNTY, ROOT


@pytest.fixture
def two(counties: dict[str, int]) -> tuple[int, int]:
    """Two standards of the prefecture."""
    first, second = (
        a_standard(name, region=ROOT, department="root局").item_id for name in ("执照", "许可")
    )
    return first, second


def withdraw(bundle: SavedBundle, basis: str = "文〔2026〕2号") -> None:
    with transaction() as session:
        command = WithdrawBundle(bundle_id=bundle.bundle_id, basis=basis)
        withdraw_bundle(session, command, actor=SYSTEM, now=NOW)


def test_citizens_see_what_was_published_and_not_what_was_saved_since(
    two: tuple[int, int],
) -> None:
    bundle = save(*map(member, two), region=ROOT, actor=EDITOR)
    assert find_bundle(db.session(), "restaurant") is None

    publish(bundle, actor=PUBLISHER)
    read_again = save_again(SavedBundle(bundle_id=bundle.bundle_id, slug="", version=2), name="新")

    found = find_bundle(db.session(), "restaurant")
    assert found is not None
    assert (found.facts.name, found.number) == ("开饭店一件事", 1)
    assert read_again.version == 3


def test_the_second_of_two_editors_is_told(two: tuple[int, int]) -> None:
    bundle = save(*map(member, two), region=ROOT)
    save_again(bundle, name="先")

    with pytest.raises(ChangedMeanwhile):
        save_again(bundle, name="后")


def test_whoever_saved_it_last_does_not_publish_it(two: tuple[int, int]) -> None:
    bundle = save(*map(member, two), region=ROOT, actor=PUBLISHER)

    with pytest.raises(OwnBundle):
        publish(bundle, actor=PUBLISHER)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER])
def test_a_county_does_not_write_for_the_prefecture(two: tuple[int, int], role: Role) -> None:
    with pytest.raises(NotYourBundle):
        save(*map(member, two), region=ROOT, actor=an_actor(role, 14, "/1/2/"))


def test_an_editor_does_not_publish(two: tuple[int, int]) -> None:
    bundle = save(*map(member, two), region=ROOT)

    with pytest.raises(NotYourBundle):
        publish(bundle, actor=EDITOR)


def test_an_address_is_taken_once(two: tuple[int, int]) -> None:
    save(*map(member, two), region=ROOT)

    with pytest.raises(SlugTaken):
        save(*map(member, two), region=COUNTY)


def test_a_circle_is_not_even_saved(two: tuple[int, int]) -> None:
    first, second = two

    with pytest.raises(GoesInCircles):
        save(member(first, second), member(second, first), region=ROOT)


def test_nobody_is_sent_to_what_is_not_published(two: tuple[int, int]) -> None:
    waiting = a_standard("未发布", publish=False, region=ROOT, department="root局").item_id

    with pytest.raises(MemberNotInForce):
        a_bundle(*map(member, (*two, waiting)), region=ROOT)


@pytest.mark.parametrize(
    ("basis", "question", "refusal"),
    [("", "", BundleBasisMissing), ("文", "要吗？", TooFewMembers)],
)
def test_what_is_not_ready_is_not_published(
    two: tuple[int, int], basis: str, question: str, refusal: type[Refusal]
) -> None:
    bundle = save(member(two[0]), member(two[1], question=question), region=ROOT)

    with pytest.raises(refusal):
        publish(bundle, basis=basis)


def test_what_is_in_force_already_is_not_published_again(two: tuple[int, int]) -> None:
    bundle: Any = a_bundle(*map(member, two), region=ROOT)

    with pytest.raises(BundleNotNew):
        publish(SavedBundle(bundle_id=bundle.bundle_id, slug="", version=2))


def test_a_withdrawn_bundle_is_gone_and_may_come_back(two: tuple[int, int]) -> None:
    bundle = a_bundle(*map(member, two), region=ROOT)
    withdraw(bundle)

    assert published_bundles(db.session()) == []
    with pytest.raises(BundleNotPublished):
        withdraw(bundle)
    assert publish(SavedBundle(bundle_id=bundle.bundle_id, slug="", version=3)) == 2
