"""Where the words of a report stand: among the words of the interface, or in a service."""

from collections.abc import Iterator

from catalogue.phrases.sentences import sentences
from catalogue.queries.texts import text_units
from catalogue.values.texts import TextQuery
from feedback.rules import places_of
from feedback.values import Place, ReportCard
from feedback.views.naming import item_code
from kernel.access import current_actor
from kernel.db import db
from kernel.locales import LEGAL, Tag, fallback_chain
from kernel.scripts import is_derived, rewritten

SOURCE = "en"  # has no catalogue: its sentences are what all others are of
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
    """Yield the English of each sentence, with each line it is said in."""
    in_english = lang == SOURCE
    for one in sentences(LEGAL if in_english else Tag(lang)):
        for words in (one.english if in_english else one.words).splitlines():
            yield one.english, words


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
