"""Texts of items as units of a translator's file."""

import re
from collections.abc import Iterator, Mapping

from catalogue.phrases.terms import hits
from catalogue.values.codes import TextState
from catalogue.values.texts import TextUnit
from kernel.bilingual import FileHead, Note, Unit, UnitGroup, UnitState
from kernel.locales import LANGUAGES, LEGAL, Tag
from kernel.scripts import is_derived, rewritten

KIND = "texts"
TARGETS = tuple(tag for tag in LANGUAGES if tag != LEGAL)
MADE_FROM = "made-from"  # the note with the Chinese that a stale translation was made from
STATES: Mapping[TextState, UnitState] = {
    TextState.DRAFT: UnitState.TRANSLATED,
    TextState.REVIEWED: UnitState.REVIEWED,
    TextState.APPROVED: UnitState.FINAL,
}
_NO_TOKEN = re.compile(r"[^A-Za-z0-9._-]")


def head(locale: Tag) -> FileHead:
    """Return what a file of texts says about itself."""
    return FileHead(kind=KIND, source=LEGAL, target=locale)


def unit_id(text: TextUnit) -> str:
    """Return the name of a text in files: the code of its item and its field."""
    field = _NO_TOKEN.sub(lambda found: f"_x{ord(found[0]):x}_", text.field)
    return f"{text.item_code}:{field}"


def item_code(name: str) -> str:
    """Return the code of the item in the name of a unit."""
    return name.partition(":")[0]


def exported_state(text: TextUnit) -> UnitState:
    """Return how far a text is; one made from other Chinese has to be looked at again."""
    return UnitState.INITIAL if text.stale or text.state is None else STATES[text.state]


def unit(text: TextUnit) -> Unit:
    """Return a text as a unit; the units of an item make a group."""
    return Unit(
        id=unit_id(text),
        source=text.source,
        target=text.text,
        state=exported_state(text),
        name=text.kind,
        notes=tuple(notes(text)),
        group=UnitGroup(text.item_code, text.item_name),
    )


def notes(text: TextUnit) -> Iterator[Note]:
    """Yield what a translator should know."""
    if is_derived(text.locale, LEGAL):
        yield Note("derived", rewritten(text.source, text.locale))
    if text.stale:
        yield Note(MADE_FROM, text.made_from)
    yield from term_notes(text.source, text.locale)


def term_notes(source: str, locale: str) -> Iterator[Note]:
    """Yield what the terms in a Chinese text are called, in one note or none."""
    found = [f"{hit.chinese} = {hit.words}" for hit in hits(source, "", locale)]
    if found:
        yield Note("terms", "; ".join(found))
