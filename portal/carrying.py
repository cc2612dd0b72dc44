"""What a reader said once goes along with every link of the finder: my place."""

from urllib.parse import urlencode

from flask import Flask, g, request, url_for

from kernel.texts import Shown, pick
from organisation.queries import chain_of, my_place

SHOWN = frozenset(
    {
        "home.home",
        "catalogue_public.list_items",
        "catalogue_public.show_item",
        "catalogue_public.show_places",
        "browse.browse",
        "bundles.list_bundles",
        "bundles.show_bundle",
        "changes.show_changes",
        "centres.list_centres",
        "centres.show_centre",
        "booking.start",
    }
)
CARRIED = SHOWN | {"my_place.choose", "bundles.bundle_pdf", "booking.questions"}


def init_app(app: Flask) -> None:
    """Let addresses of the finder carry what this page was asked for."""
    app.url_defaults(_carry)
    app.jinja_env.globals["carried"] = carried
    app.jinja_env.globals["suggest_href"] = lambda: url_for("suggest.suggest")
    app.context_processor(_words)


def carried() -> list[tuple[str, str]]:
    """Return what a form that only asks must carry in fields: it drops the query of its address."""
    mine = my_place()
    return [("place", mine.code)] if mine else []


def _carry(endpoint: str, values: dict[str, object]) -> None:
    if endpoint in CARRIED:
        for name, value in carried():
            values.setdefault(name, value)


def _words() -> dict[str, object]:
    """Return the line of the own place: its name, where it lies, and where to change it."""
    if request.endpoint not in SHOWN:
        return {"place_href": None, "place_names": []}
    return {"place_href": url_for("my_place.choose", then=_here()), "place_names": _names()}


def _names() -> list[Shown]:
    """Return the names of the own place and of what it lies in, the prefecture left out."""
    chain = chain_of(my_place())
    return [pick(region.names, g.lang) for region in chain[min(2, len(chain) - 1) :]]


def _here() -> str:
    """Return the address of this page without its language and place."""
    pairs = [(name, value) for name, value in request.args.items(multi=True) if name != "place"]
    path = "/" + request.path.lstrip("/").partition("/")[2]
    return f"{path}?{urlencode(pairs)}" if pairs else path
