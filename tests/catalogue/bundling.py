"""Bundles with dull defaults."""

from typing import Any

from catalogue.usecases.publish_bundle import publish_bundle
from catalogue.usecases.save_bundle import save_bundle
from catalogue.values.bundles import (
    BundleFacts,
    BundleMember,
    PublishBundle,
    SaveBundle,
    SavedBundle,
)
from kernel.access import SYSTEM, Actor
from kernel.db import transaction
from organisation.queries import list_regions
from tests.catalogue.builders import a_published_item
from tests.clock import NOW

BASIS = "一件事清单〔2026〕1号"


def member(item_id: int, *after: int, question: str = "") -> BundleMember:
    return BundleMember(item_id=item_id, after=after, question=question)


def save(
    *members: BundleMember,
    actor: Actor = SYSTEM,
    region: str = "",
    slug: str = "restaurant",
    **facts: Any,
) -> SavedBundle:
    """Save a new draft."""
    said = BundleFacts(**{"name": "开饭店一件事", "members": members, **facts})
    command = SaveBundle(facts=said, slug=slug, region=region)
    with transaction() as session:
        return save_bundle(session, command, actor=actor, now=NOW)


def save_again(
    bundle: SavedBundle, *members: BundleMember, actor: Actor = SYSTEM, **facts: Any
) -> SavedBundle:
    """Save it as read when it was saved before."""
    said = BundleFacts(**{"name": "开饭店一件事", "members": members, **facts})
    command = SaveBundle(facts=said, bundle_id=bundle.bundle_id, version=bundle.version)
    with transaction() as session:
        return save_bundle(session, command, actor=actor, now=NOW)


def publish(bundle: SavedBundle, actor: Actor = SYSTEM, basis: str = BASIS) -> int:
    command = PublishBundle(bundle_id=bundle.bundle_id, basis=basis, version=bundle.version)
    with transaction() as session:
        return publish_bundle(session, command, actor=actor, now=NOW)


def a_bundle(*members: BundleMember, region: str, **facts: Any) -> SavedBundle:
    """A bundle in force."""
    bundle = save(*members, region=region, **facts)
    publish(bundle)
    return bundle


def a_pair_of_services(slug: str) -> SavedBundle:
    """A bundle in force of two services at the root."""
    items = [a_published_item(f"{slug}{number}").item_id for number in (1, 2)]
    region = next(iter(list_regions().values())).code
    return a_bundle(*map(member, items), region=region, slug=slug)
