"""Where the words of a report stand: among the words of the interface, or in a service."""

from collections.abc import Iterator

from flask_babel import force_locale, get_translations

from catalogue.queries.texts import text_units
from catalogue.values.texts import TextQuery
from feedback.rules import places_of
from feedback.values import Place, ReportCard
from feedback.views.naming import item_code
from kernel.access import current_actor
from kernel.db import db
from kernel.locales import LANGUAGES, LEGAL, Tag, fallback_chain
from kernel.scripts import is_derived, rewritten

LISTED = LANGUAGES[LEGAL].babel  # English has no catalogue: its sentences are what others are of
TEXTS = 500  # of one service, or of all that hold the words


def interface_places(report: ReportCard) -> list[Place]:
    """Return the sentences of the interface that were meant; `key` is the English of each."""
    return places_of(report.wrong, _sentences(report.locale))


def item_places(report: ReportCard) -> list[Place]:
    """Return the texts that were meant: of the service whose guide was open, else of any.

    Only of services that whoever asks may translate. `key` is the service's code and the field.
    """
    return places_of(report.wrong, _texts(report))


def _sentences(lang: str) -> Iterator[tuple[str, str]]:
    with force_locale(LISTED if lang == "en" else LANGUAGES[lang].babel):
        catalogue = getattr(get_translations(), "_catalog", {})  # gettext offers no list
    for key, words in catalogue.items():
        english = key[0] if isinstance(key, tuple) else key
        if english:
            yield english, english if lang == "en" else words


def _texts(report: ReportCard) -> Iterator[tuple[str, str]]:
    """Yield texts in the language of the report, also those shown out of its other script."""
    code, lang = item_code(report.page), report.locale
    words = "" if code else report.wrong
    for tag in fallback_chain(lang):
        if tag == lang or is_derived(lang, tag):
            asked = TextQuery(locale=tag, item_code=code or "", words=words, limit=TEXTS)
            for unit in text_units(db.session(), current_actor(), asked):
                text = unit.source if tag == LEGAL else unit.text
                yield f"{unit.item_code} {unit.field}", _in(text, tag, lang)


def _in(text: str, tag: Tag, lang: str) -> str:
    return text if tag == lang else rewritten(text, lang)
