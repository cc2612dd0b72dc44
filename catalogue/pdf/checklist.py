"""What to bring, with a box to tick before each document: for one service, or for a visit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from catalogue import phrases
from catalogue.pdf.guide import PAGE_LABEL, guide_code
from catalogue.pdf.materials import material_words, remark
from catalogue.pdf.parts import DOCUMENT, NOTHING_LISTED, NOTHING_NEEDED
from catalogue.pdf.words import Both
from catalogue.values.facts import ItemFacts, MaterialFacts
from catalogue.values.published import PublishedItem
from documents.sheets import Block, Column, Facts, Heading, Paragraph, Sheet, Table
from documents.values import Words, code
from kernel.refusals import N_

BOX, NO_BOX = code("□"), code("—")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A service whose documents are listed, and the address of its guide."""

    item: PublishedItem
    address: str


def checklist_sheet(
    wanted: Sequence[Wanted], tag: str, *, office: Words, about: Facts | None = None
) -> Sheet:
    """Return the list for one or more services; `about` says for which visit."""
    both = Both(tag)
    return Sheet(
        title=both(N_("Documents to bring")),
        language=tag,
        issued_at=max(one.item.published_at for one in wanted),
        office=office,
        page_label=both(PAGE_LABEL),
        blocks=(
            *((about,) if about else ()),
            *(block for one in wanted for block in _service(one, both)),
        ),
    )


def _service(wanted: Wanted, both: Both) -> Iterator[Block]:
    facts = wanted.item.facts
    yield Heading(both.named(partial(phrases.item_name, facts)))
    yield _list(facts, both)
    yield guide_code(wanted.address, both)


def _list(facts: ItemFacts, both: Both) -> Block:
    if phrases.nothing_needed(facts):
        return Paragraph(both(NOTHING_NEEDED))
    if not facts.materials:
        return Paragraph(both(NOTHING_LISTED))
    columns = (
        Column(both(N_("Ready")), 1, "center"),
        Column(both(DOCUMENT), 5),
        Column(both(N_("Originals and copies")), 5),
    )
    return Table(columns, tuple(_row(material, both) for material in facts.materials))


def _row(material: MaterialFacts, both: Both) -> tuple[Words, ...]:
    """Return a row; what the office has already is not to be ticked."""
    box = NO_BOX if material.exempt else BOX
    return box, material_words(material, both), remark(material, both)
