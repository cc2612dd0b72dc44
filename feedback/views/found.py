"""Where the words of a report stand: among the words of the interface, or in a service."""

from collections.abc import Iterator
from typing import Any

from flask_babel import force_locale, get_translations

from catalogue.queries import find_published
from catalogue.rules.content import to_json
from feedback.rules import places_of
from feedback.values import Place, ReportCard
from feedback.views.naming import item_code
from kernel.db import db
from kernel.locales import LANGUAGES, LEGAL

LISTED = LANGUAGES[LEGAL].babel  # English has no catalogue: its sentences are what others are of


def interface_places(report: ReportCard) -> list[Place]:
    """Return the sentences of the interface that were meant; `key` is the English of each."""
    return places_of(report.wrong, _sentences(report.locale))


def item_places(report: ReportCard) -> list[Place]:
    """Return the texts that were meant of the service whose guide was open."""
    code = item_code(report.page)
    item = find_published(db.session(), code) if code else None
    return places_of(report.wrong, _texts(to_json(item.facts), report.locale)) if item else []


def _sentences(lang: str) -> Iterator[tuple[str, str]]:
    locale = LANGUAGES[lang].babel
    with force_locale(LISTED if lang == "en" else locale):
        catalogue = getattr(get_translations(), "_catalog", {})  # gettext offers no list
    for key, words in catalogue.items():
        english = key[0] if isinstance(key, tuple) else key
        if english:
            yield english, english if lang == "en" else words


def _texts(
    content: Any, lang: str, place: str = "", mine: bool = False
) -> Iterator[tuple[str, str]]:
    """Yield the texts of a service in a language with their places, such as "materials 2 name"."""
    if isinstance(content, str) and mine:
        yield place.strip(), content
    elif isinstance(content, list):
        for number, one in enumerate(content, 1):
            yield from _texts(one, lang, f"{place} {number}", mine)
    elif isinstance(content, dict):
        for name, one in content.items():
            if name == "texts":
                yield from _texts(one.get(lang, {}), lang, place, mine=True)
            else:
                yield from _texts(one, lang, f"{place} {name}", mine or lang == LEGAL)
