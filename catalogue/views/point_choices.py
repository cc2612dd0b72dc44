"""Which points can be chosen: single ones, and all of a level in a region."""

from collections.abc import Iterator

from flask import g

from kernel.locales import Tag
from kernel.texts import pick
from kernel.words import _
from organisation.queries import list_departments, list_regions
from organisation.values import SMALL, DepartmentCard, RegionCard, RegionLevel

AROUND = (RegionLevel.PREFECTURE, RegionLevel.COUNTY)


def single() -> dict[str, str]:
    """Return the points one by one, in the order of the tree."""
    tag = Tag(g.lang)
    return {str(card.id): pick(card.names, tag).text for card, _region in _points()}


def groups() -> dict[str, str]:
    """Return what stands for all points of a level in a region, where there are some."""
    tag, low = Tag(g.lang), [region for _card, region in _points()]
    found = {}
    for around in list_regions().values():
        for level in SMALL if around.level in AROUND else ():
            if any(one.level is level and one.path.startswith(around.path) for one in low):
                found[f"{level.value}:{around.id}"] = _all(level, pick(around.names, tag).text)
    return found


def _all(level: RegionLevel, place: str) -> str:
    if level is RegionLevel.TOWNSHIP:
        return _("All townships in %(place)s", place=place)
    return _("All villages in %(place)s", place=place)


def chosen(value: str) -> tuple[int, ...]:
    """Return the departments that a choice stands for."""
    level, _colon, number = value.partition(":")
    if not number:
        return (int(value),)
    around = list_regions()[int(number)]
    return tuple(
        int(card.id)
        for card, region in _points()
        if region.level == level and region.path.startswith(around.path)
    )


def _points() -> Iterator[tuple[DepartmentCard, RegionCard]]:
    regions = list_regions()
    cards = sorted(list_departments().values(), key=lambda card: regions[card.region_id].path)
    for card in cards:
        region = regions[card.region_id]
        if region.level in SMALL:
            yield card, region
