"""A material of one list for several services, in the reader's words."""

from dataclasses import dataclass

from catalogue.phrases.answers import material_notes
from catalogue.phrases.known import KnownRow, known_row
from catalogue.phrases.materials import Mark, copies_words, marks, source_words
from catalogue.phrases.names import material_name
from catalogue.phrases.situated import perhaps_mark
from catalogue.rules.bundle_materials import Merged
from kernel.texts import Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialLine:
    """One document; `numbers`: the services that ask for it."""

    name: Shown
    copies: str
    source: str
    marks: list[Mark]
    notes: tuple[Shown, ...]
    known: KnownRow | None
    numbers: tuple[int, ...]
    given_by: int | None


def material_line(one: Merged, lang: str) -> MaterialLine:
    """Return the line of a material that names services by their numbers."""
    return MaterialLine(
        name=material_name(one.facts, lang),
        copies=copies_words(one.facts),
        source=source_words(one.facts),
        marks=[*([perhaps_mark()] if one.perhaps else []), *marks(one.facts)],
        notes=material_notes(one.facts, lang),
        known=known_row(one.facts, lang),
        numbers=one.items,
        given_by=one.given_by,
    )
