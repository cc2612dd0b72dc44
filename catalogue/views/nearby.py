"""What the reader's own place can do: the first lines of a guide, and which item a hit opens."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from flask import g, url_for

from catalogue.queries import points_of
from catalogue.queries.offers import Offer, nearest, offers_among
from catalogue.rules.situations import written
from catalogue.values.published import PublishedItem
from catalogue.values.situations import Answers
from kernel.db import db
from kernel.texts import Shown, pick
from kernel.words import _
from organisation.queries import chain_of, list_departments, list_regions, my_place
from organisation.values import SMALL, RegionCard, RegionLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """What a guide says to somebody from a place.

    `other`: the guide that is for this place, with the name of who carries it out there.
    """

    rows: list[tuple[str, str]]
    elsewhere: Shown | None = None
    other: tuple[Shown, str] | None = None


def nearby(item: PublishedItem, answers: Answers) -> Nearby | None:
    """Return what this guide says of the reader's own place; None where no place was named.

    Its guide is opened with the same answers.
    """
    mine = my_place()
    if mine is None:
        return None
    chain = chain_of(mine)
    offers = offers_among(db.session(), [item.item_id], _ids(chain))[item.item_id]
    serving = nearest(offers, _ids(chain))
    regions = list_regions()
    takes = _Takes(item, chain, offers, _entrusted(item))
    rows = [(_question(level), _answer(level, takes)) for level in _levels(chain)]
    if serving and serving.item_id != item.item_id:
        told = written(answers) or None
        href = url_for("catalogue_public.show_item", code=serving.code, situation=told)
        return Nearby(rows=rows, other=(pick(regions[serving.region_id].names, g.lang), href))
    outside = None if serving else pick(regions[item.region_id].names, g.lang)
    return Nearby(rows=rows, elsewhere=outside)


def _ids(chain: Iterable[RegionCard]) -> list[int]:
    return [int(region.id) for region in chain]


def _levels(chain: Sequence[RegionCard]) -> list[RegionLevel]:
    """Return the small levels that the own place names, the nearest first."""
    named = {region.level for region in chain}
    return [level for level in reversed(SMALL) if level in named]


def _question(level: RegionLevel) -> str:
    if level is RegionLevel.VILLAGE:
        return _("Can my village do it?")
    return _("Can my township do it?")


@dataclass(frozen=True, slots=True)
class _Takes:
    """Who takes an item in near the reader. `entrusted`: the regions of its points."""

    item: PublishedItem
    chain: Sequence[RegionCard]
    offers: Sequence[Offer]
    entrusted: Collection[int]


def _entrusted(item: PublishedItem) -> set[int]:
    """Return the regions of the points that a document entrusts with an item."""
    departments = list_departments()
    points = points_of(db.session(), [item.item_id]).get(item.item_id, ())
    return {int(departments[point.department_id].region_id) for point in points}


def _answer(level: RegionLevel, takes: _Takes) -> str:
    """Return yes where the place carries it out itself, or takes it in for the one above."""
    place = next(region for region in takes.chain if region.level is level)
    name = pick(place.names, g.lang).text
    if any(offer.region_id == place.id for offer in takes.offers):
        return _("Yes, in %(place)s", place=name)
    covers = any(region.id == takes.item.region_id for region in takes.chain)
    by_level = covers and level.value in {taken.value for taken in takes.item.facts.accepted_at}
    if by_level or place.id in takes.entrusted:
        return _("%(place)s takes it in and passes it on", place=name)
    return _("No, not in %(place)s", place=name)
