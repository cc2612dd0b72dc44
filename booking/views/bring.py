"""What to bring to a visit: the materials of the revisions it was booked under."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from booking.values import AppointmentView
from catalogue.phrases import copies_words, marks, material_name, source_words, text_of
from catalogue.phrases.known import KnownRow, known_row
from catalogue.queries import as_told, get_revisions
from catalogue.values.facts import MaterialFacts
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


def bring(session: Session, view: AppointmentView, language: Tag) -> tuple[Bring, ...]:
    """Return the materials by service; two queries."""
    booked = get_revisions(session, [item.revision_id for item in view.items])
    revisions = {one.revision_id: one for one in as_told(session, [*booked.values()])}
    return tuple(
        Bring(
            item=pick(item.names, language),
            rows=tuple(
                _row(material, language) for material in revisions[item.revision_id].facts.materials
            ),
        )
        for item in view.items
    )


def _row(material: MaterialFacts, language: Tag) -> BringRow:
    return BringRow(
        name=material_name(material, language),
        copies=copies_words(material),
        source=source_words(material),
        marks=tuple(marks(material)),
        notes=(text_of(material, "note", language),) if material.note else (),
        known=known_row(material, language),
    )
