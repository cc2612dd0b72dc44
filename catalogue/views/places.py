"""/<lang>/items/<code>/places: where one service is offered, the own place first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from flask import g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue import phrases
from catalogue.queries import find_published
from catalogue.queries.offers import Offer, all_offers, nearest
from catalogue.views.public import pages
from kernel.access import Access, open_to
from kernel.db import db
from kernel.refusals import NotFound
from kernel.texts import Shown, pick
from organisation.queries import chain_of, list_departments, list_regions, my_place
from organisation.values import RegionCard

SIZE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One place that offers the service."""

    place: Shown
    within: Shown | None
    department: Shown
    href: str


@pages.get("/<code>/places")
@open_to(Access.PUBLIC)
def show_places(code: str) -> ResponseReturnValue:
    """All places of one service, narrowed step by step down the tree."""
    item = find_published(db.session(), code)
    if item is None:
        raise NotFound
    regions = list(list_regions().values())
    offers = _in_order(all_offers(db.session(), item.item_id), regions)
    asked = request.args.get("within", "")
    within = next((region for region in regions if region.code == asked), None)
    inside = [offer for offer in offers if not within or _lies_in(offer, within)]
    last = max(1, ceil(len(inside) / SIZE))
    page = min(max(request.args.get("page", 1, type=int), 1), last)
    here = nearest(offers, [int(region.id) for region in chain_of(my_place())])
    return render_template(
        "catalogue/places.html",
        name=phrases.item_name(item.facts, g.lang),
        guide_href=url_for("catalogue_public.show_item", code=code),
        total=len(inside),
        mine=_row(here) if here else None,
        steps=_steps(code, within),
        parts=_parts(code, within, inside),
        rows=[_row(offer) for offer in inside[(page - 1) * SIZE : page * SIZE]],
        page=page,
        last=last,
        link=lambda number: _href(code, within, number),
    )


def _in_order(offers: Iterable[Offer], regions: Sequence[RegionCard]) -> list[Offer]:
    """Return them as the regions stand in the tree, the higher before what lies in it."""
    position = {int(region.id): number for number, region in enumerate(regions)}
    return sorted(offers, key=lambda offer: position[offer.region_id])


def _lies_in(offer: Offer, region: RegionCard) -> bool:
    return list_regions()[offer.region_id].path.startswith(region.path)


def _row(offer: Offer) -> PlaceRow:
    region = list_regions()[offer.region_id]
    above = chain_of(region)[:-1]
    return PlaceRow(
        place=pick(region.names, g.lang),
        within=pick(above[-1].names, g.lang) if above else None,
        department=pick(list_departments()[offer.department_id].names, g.lang),
        href=url_for("catalogue_public.show_item", code=offer.code),
    )


def _steps(code: str, within: RegionCard | None) -> list[tuple[Shown, str]]:
    """Return the regions above, from the root down, as ways back to a wider list."""
    chain = chain_of(within)[:-1]
    return [(pick(region.names, g.lang), _href(code, region)) for region in chain]


def _parts(
    code: str, within: RegionCard | None, offers: Iterable[Offer]
) -> list[tuple[Shown, str, int]]:
    """Return the regions one step below in which it is offered, with the number of places."""
    regions = list_regions()
    depth = within.path.count("/") - 1 if within else 0
    counts: Counter[int] = Counter()
    for offer in offers:
        path = regions[offer.region_id].path.strip("/").split("/")
        counts.update(int(one) for one in path[depth : depth + 1])
    below = [(regions[one], number) for one, number in counts.items()]
    if len(below) == 1 and within is None:  # nothing to choose: look into it
        return _parts(code, below[0][0], offers)
    return [
        (pick(region.names, g.lang), _href(code, region), number)
        for region, number in sorted(below, key=lambda pair: pair[0].path)
    ]


def _href(code: str, within: RegionCard | None, page: int = 1) -> str:
    return url_for(
        "catalogue_public.show_places",
        code=code,
        within=within.code if within else None,
        page=page if page > 1 else None,
    )
