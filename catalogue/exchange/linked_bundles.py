"""Bundles as the events of CPSV-AP: the occasions that bring somebody to several services."""

from collections.abc import Mapping, Sequence

from catalogue.exchange.linked_data import Node, said
from catalogue.rules.bundles import words_of
from catalogue.values.bundles import PublishedBundle
from catalogue.values.codes import Audience
from kernel.locales import LEGAL
from organisation.values import RegionCard


def event_node(bundle: PublishedBundle, base: str) -> Node:
    """Return a bundle as an event, of life or of business where it is for one of them alone."""
    node: Node = {
        "@id": _event(bundle, base),
        "@type": _kinds(bundle),
        "dct:identifier": bundle.slug,
        "dct:title": said(words_of(bundle.facts, "name")),
        "dct:description": said(words_of(bundle.facts, "summary")),
    }
    return {name: value for name, value in node.items() if value != []}


Grouping = Mapping[int, Sequence[PublishedBundle]]  # by the standard or item that is a member


def grouping(bundles: Sequence[PublishedBundle]) -> Grouping:
    """Return which bundles name which standards and items."""
    found: dict[int, list[PublishedBundle]] = {}
    for bundle in bundles:
        for member in bundle.facts.members:
            found.setdefault(member.item_id, []).append(bundle)
    return found


def for_region(
    bundles: Sequence[PublishedBundle], region: RegionCard, regions: Mapping[int, RegionCard]
) -> list[PublishedBundle]:
    """Return those that are for a region: theirs is it, or lies above it."""
    return [one for one in bundles if region.path.startswith(regions[one.region_id].path)]


def grouped(service: Node, bundles: Sequence[PublishedBundle], base: str) -> Node:
    """Return a service that names the bundles it belongs to."""
    events = [{"@id": _event(one, base), "@type": _kinds(one)} for one in bundles]
    return {**service, "cv:isGroupedBy": events} if events else service


def _event(bundle: PublishedBundle, base: str) -> str:
    return f"{base}/{LEGAL}/bundles/{bundle.slug}"


def _kinds(bundle: PublishedBundle) -> list[str]:
    audiences = set(bundle.facts.audiences)
    if audiences == {Audience.PERSON}:
        return ["cv:Event", "cv:LifeEvent"]
    business = audiences and Audience.PERSON not in audiences
    return ["cv:Event", "cv:BusinessEvent"] if business else ["cv:Event"]
