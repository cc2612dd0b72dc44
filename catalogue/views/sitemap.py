"""/robots.txt and /sitemap.xml: what search engines find, in every language."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from math import ceil
from typing import Any
from xml.sax.saxutils import quoteattr

from flask import Blueprint, Response, current_app, url_for
from flask.typing import ResponseReturnValue

from catalogue.queries.bundles import published_bundles
from catalogue.queries.mapped import count_mapped, mapped, mapped_materials
from kernel.access import Access, open_to
from kernel.db import db
from kernel.locales import LEGAL
from kernel.refusals import NotFound

pages = Blueprint("sitemap", __name__)
Entry = tuple[str, Mapping[str, str], datetime | None]  # a view, what it names, since when
AT_ONCE = 500  # pages a file, each in every language, which all name each other: a few megabytes,
# and 4,500 addresses in nine languages, where the format allows 50,000
FAR = 10**6
SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
CLOSED = (  # what belongs to one person, to the staff, or is asked and not read
    "/staff/",
    "/api/",
    "/kiosk/",
    "/board/",
    "/*/book",
    "/*/appointments",
    "/*/cases",
    "/*/verify/",
    "/*/rate/",
    "/*/items?",
    "/*/changes?",
)
PLAIN = (
    "home.home",
    "catalogue_public.list_items",
    "bundles.list_bundles",
    "centres.list_centres",
    "browse.browse",
    "changes.show_changes",
    "open_data.show",
)


@pages.get("/robots.txt")
@open_to(Access.PUBLIC)
def robots() -> ResponseReturnValue:
    """What programs that read the whole site may open."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    text = "\n".join([*lines, f"Sitemap: {_base()}{url_for('.index')}", ""])
    return Response(text, mimetype="text/plain")


@pages.get("/sitemap.xml")
@open_to(Access.PUBLIC)
def index() -> ResponseReturnValue:
    """The files that together name every page."""
    services, others = count_mapped(db.session()), len(_others())
    files = [url_for(".other", number=number) for number in _numbers(others)]
    files += [url_for(".part", number=number) for number in _numbers(services)]
    entries = "".join(f"<sitemap><loc>{_base()}{path}</loc></sitemap>\n" for path in files)
    return _xml(f"<sitemapindex {SCHEMA}>\n{entries}</sitemapindex>\n")


@pages.get("/sitemaps/<int:number>.xml")
@open_to(Access.PUBLIC)
def part(number: int) -> ResponseReturnValue:
    """Some services in every language."""
    there = 0 < number < FAR
    rows = mapped(db.session(), page=number, size=AT_ONCE) if there else []
    return _file([("catalogue_public.show_item", {"code": code}, at) for code, at in rows])


@pages.get("/sitemaps/pages-<int:number>.xml")
@open_to(Access.PUBLIC)
def other(number: int) -> ResponseReturnValue:
    """Some of the other pages: lists, bundles, documents that many services ask for."""
    start = (number - 1) * AT_ONCE
    return _file(_others()[start : start + AT_ONCE] if 0 < number < FAR else [])


def _others() -> list[Entry]:
    session = db.session()
    bundles = published_bundles(session)
    return [
        *((view, {}, None) for view in PLAIN),
        *(("bundles.show_bundle", {"slug": one.slug}, one.published_at) for one in bundles),
        *(("known_materials.show", {"key": key}, None) for key in mapped_materials(session)),
    ]


def _numbers(entries: int) -> range:
    """Return the numbers of the files that so many entries take."""
    return range(1, ceil(entries / AT_ONCE) + 1)


def _file(entries: Sequence[Entry]) -> Response:
    """Return a file with some pages in every language. Raises NotFound where it would be empty."""
    if not entries:
        raise NotFound
    languages: Sequence[str] = tuple(current_app.config["ONEWINDOW_LANGUAGES"])
    body = "".join(
        line
        for view, named, at in entries
        for line in _entries(_page(view, languages, **named), at)
    )
    head = f'<urlset {SCHEMA} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    return _xml(f"{head}{body}</urlset>\n")


def _page(view: str, languages: Sequence[str], **named: Any) -> dict[str, str]:
    return {lang: _base() + url_for(view, lang=lang, **named) for lang in languages}


def _entries(addresses: dict[str, str], at: datetime | None) -> Iterator[str]:
    """Yield one page in each language; each names itself and all the others."""
    usual = {"x-default": addresses.get(LEGAL, next(iter(addresses.values())))}
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(lang)} href={quoteattr(address)}/>'
        for lang, address in {**addresses, **usual}.items()
    )
    when = f"<lastmod>{at.isoformat(timespec='seconds')}</lastmod>" if at else ""
    for address in addresses.values():
        yield f"<url><loc>{address}</loc>{when}{links}</url>\n"


def _base() -> str:
    return str(current_app.config["ONEWINDOW_PUBLIC_BASE_URL"])


def _xml(text: str) -> Response:
    return Response(HEAD + text, mimetype="application/xml")
