"""/<lang>/place: where do you live? The answer stands in addresses only, and nothing is stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from flask import Blueprint, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kernel.access import Access, open_to
from kernel.texts import Shown, pick
from organisation.queries import chain_of, list_regions, my_place
from organisation.values import RegionCard

pages = Blueprint("my_place", __name__, url_prefix="/place")
LONGEST_BACK = 600
LONGEST_NAME = 60
MOST_FOUND = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLink:
    """A place to choose, or to look into."""

    name: Shown
    within: Shown | None
    href: str


@pages.get("")
@open_to(Access.PUBLIC)
def choose() -> ResponseReturnValue:
    """Step by step down the tree, or by a part of the name."""
    at, words = _at(), " ".join(request.args.get("name", "")[:LONGEST_NAME].split())
    return render_template(
        "organisation/my_place.html",
        then=_then(),
        words=words,
        found=[_chosen(region) for region in _named(words)],
        steps=[_into(region) for region in chain_of(at)[:-1]],
        at=_chosen(at) if at else None,
        inside=[_further(region) for region in _children(at)],
        forget_href=_back(None) if my_place() else None,
    )


def _then() -> str:
    """Return the page to go back to, without its language."""
    then = request.args.get("then", "")
    return then if then.startswith("/") and len(then) <= LONGEST_BACK else "/"


def _at() -> RegionCard | None:
    """Return where the reader looks: as asked, else at the own place, else at the root."""
    regions = list(list_regions().values())
    code = request.args.get("in", "")
    asked = next((region for region in regions if region.code == code), None)
    return asked or my_place() or next(iter(regions), None)


def _children(at: RegionCard | None) -> list[RegionCard]:
    return [region for region in list_regions().values() if at and region.parent_id == at.id]


def _named(words: str) -> Iterable[RegionCard]:
    """Return the places with these words in their name in any language."""
    wanted = words.casefold()
    if not wanted:
        return []
    found = [
        region
        for region in list_regions().values()
        if any(wanted in name.casefold() for name in region.names.values())
    ]
    return found[:MOST_FOUND]


def _further(region: RegionCard) -> PlaceLink:
    return _into(region) if _children(region) else _chosen(region)


def _into(region: RegionCard) -> PlaceLink:
    asked: dict[str, Any] = {"in": region.code, "then": _then()}
    href = url_for("my_place.choose", **asked)
    return PlaceLink(name=pick(region.names, g.lang), within=None, href=href)


def _chosen(region: RegionCard) -> PlaceLink:
    above = chain_of(region)[:-1]
    return PlaceLink(
        name=pick(region.names, g.lang),
        within=pick(above[-1].names, g.lang) if above else None,
        href=_back(region),
    )


def _back(region: RegionCard | None) -> str:
    """Return the page the reader came from, with this place in its address."""
    then = urlsplit("http://here" + _then())
    pairs = [pair for pair in parse_qsl(then.query) if pair[0] != "place"]
    if region:
        pairs.append(("place", region.code))
    path = f"/{g.lang}{quote(then.path, safe='/%')}"
    return f"{path}?{urlencode(pairs)}" if pairs else path
