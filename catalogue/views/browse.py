"""/<lang>/browse: ways to the services for who does not search: whom, what about, who, where."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.phrases import theme_words
from catalogue.phrases.codes import word
from catalogue.phrases.lines import line_words
from catalogue.usecases.find_items import counted
from catalogue.values.codes import THEMES, Audience, Level
from catalogue.views.asked import address
from kernel.access import Access, open_to
from kernel.texts import Shown, pick
from organisation.queries import chain_of, list_regions, my_place
from organisation.values import RegionCard

pages = Blueprint("browse", __name__, url_prefix="/browse")
Counts = Mapping[str, int]
Way = tuple[str, str, int]  # words, address, number of services


@pages.get("")
@open_to(Access.PUBLIC)
def browse() -> ResponseReturnValue:
    """All ways in, each with the number of services behind it; no query but that of the index."""
    counts = counted(g.lang)
    at = _at()
    return render_template(
        "catalogue/browse.html",
        audiences=_audiences(counts.get("audience", {})),
        themes=_themes(counts.get("theme", {})),
        levels=_levels(counts.get("level", {})),
        departments=_departments(counts.get("line", {})),
        above=[(pick(one.names, g.lang), _href(one)) for one in chain_of(at)[:-1]],
        at=_place(at, counts.get("region", {})) if at else None,
        inside=_inside(at, counts.get("region", {})),
    )


def _at() -> RegionCard | None:
    """Return where on the tree the reader looks: as asked, else at the own place, else the root."""
    regions = list(list_regions().values())
    code = request.args.get("in", "")
    asked = next((region for region in regions if region.code == code), None)
    return asked or my_place() or next(iter(regions), None)


def _audiences(counts: Counts) -> list[Way]:
    known = [one for one in Audience if counts.get(one.value)]
    return [(word(one), address([("audience", one.value)]), counts[one.value]) for one in known]


def _themes(counts: Counts) -> list[Way]:
    known = [(slug, number) for slug, number in counts.items() if slug in THEMES]
    return [
        (theme_words(slug), address([("theme", slug)]), number)
        for slug, number in sorted(known, key=lambda pair: -pair[1])
    ]


def _levels(counts: Counts) -> list[Way]:
    """Return the levels of who carries services out, the highest first."""
    known = [one for one in Level if counts.get(one.value)]
    return [(word(one), address([("level", one.value)]), counts[one.value]) for one in known]


def _departments(counts: Counts) -> list[tuple[Shown, str, int]]:
    """Return the lines of departments: each is one way, however many counties have it."""
    return [
        (line_words(line, g.lang), address([("line", line)]), number)
        for line, number in sorted(counts.items(), key=lambda pair: -pair[1])
    ]


def _inside(at: RegionCard | None, counts: Counts) -> list[tuple[Shown, str, int]]:
    """Return the regions one step below; the smallest lead to the list."""
    below = [region for region in list_regions().values() if at and region.parent_id == at.id]
    parents = {region.parent_id for region in list_regions().values()}
    return [
        (
            pick(region.names, g.lang),
            _href(region) if region.id in parents else address([("region", region.code)]),
            counts.get(region.code, 0),
        )
        for region in below
        if counts.get(region.code)
    ]


def _place(region: RegionCard, counts: Counts) -> tuple[Shown, str, int]:
    href = address([("region", region.code)])
    return pick(region.names, g.lang), href, counts.get(region.code, 0)


def _href(region: RegionCard) -> str:
    asked: dict[str, Any] = {"in": region.code}
    return url_for("browse.browse", _anchor="where", **asked)
