"""What to bring to a visit: the materials of the revisions it was booked under."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from booking.values import AppointmentView, BookedItem
from catalogue.phrases import copies_words, marks, material_name, source_words, text_of
from catalogue.phrases.known import KnownRow, known_row
from catalogue.phrases.situated import Answered, answered, perhaps_mark, said_of_rows
from catalogue.queries import as_told, get_revisions
from catalogue.rules.situations import situation
from catalogue.values.facts import ItemFacts, MaterialFacts
from kernel.locales import Tag
from kernel.texts import Shown, pick


@dataclass(frozen=True, slots=True, kw_only=True)
class BringRow:
    """One material as the macro shows it."""

    name: Shown
    copies: str
    source: str
    marks: tuple[tuple[str, str], ...]
    notes: tuple[Shown, ...] = ()
    known: KnownRow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bring:
    """The materials of one service."""

    item: Shown
    rows: tuple[BringRow, ...]
    answered: tuple[Answered, ...] = ()
    notes: tuple[Shown, ...] = ()


def bring(session: Session, view: AppointmentView, language: Tag) -> tuple[Bring, ...]:
    """Return the materials by service; two queries."""
    booked = get_revisions(session, [item.revision_id for item in view.items])
    revisions = {one.revision_id: one for one in as_told(session, [*booked.values()])}
    return tuple(_bring(item, revisions[item.revision_id].facts, language) for item in view.items)


def _bring(item: BookedItem, facts: ItemFacts, language: Tag) -> Bring:
    found = situation(facts, item.answers)
    return Bring(
        item=pick(item.names, language),
        rows=tuple(
            _row(one, language, perhaps=one.key in found.open_materials)
            for one in found.facts.materials
        ),
        answered=tuple(answered(facts, item.answers, language)),
        notes=tuple(said_of_rows(found, "note", language)),
    )


def _row(material: MaterialFacts, language: Tag, *, perhaps: bool) -> BringRow:
    return BringRow(
        name=material_name(material, language),
        copies=copies_words(material),
        source=source_words(material),
        marks=(*((perhaps_mark(),) if perhaps else ()), *marks(material)),
        notes=(text_of(material, "note", language),) if material.note else (),
        known=known_row(material, language),
    )
