"""What to bring, with a box to tick before each document: for one service, or for a visit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from catalogue import phrases
from catalogue.pdf.guide import PAGE_LABEL, guide_code
from catalogue.pdf.materials import material_words, remark
from catalogue.pdf.parts import DOCUMENT, NOTHING_LISTED, NOTHING_NEEDED
from catalogue.pdf.situations import perhaps, situation_blocks
from catalogue.pdf.words import Both
from catalogue.rules.situations import Situation, situation
from catalogue.values.facts import MaterialFacts
from catalogue.values.published import PublishedItem
from catalogue.values.situations import Answers
from documents.sheets import Block, Column, Facts, Heading, Paragraph, Sheet, Table
from documents.values import Words, code
from kernel.refusals import N_

BOX, NO_BOX = code("□"), code("—")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A service whose documents are listed, the address of its guide, and whose situation."""

    item: PublishedItem
    address: str
    answers: Answers = field(default_factory=dict)


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
    facts, found = wanted.item.facts, situation(wanted.item.facts, wanted.answers)
    yield Heading(both.named(partial(phrases.item_name, facts)))
    yield from situation_blocks(facts, found, both)
    yield _list(found, both)
    yield guide_code(wanted.address, both)


def _list(found: Situation, both: Both) -> Block:
    facts = found.facts
    if phrases.nothing_needed(facts):
        return Paragraph(both(NOTHING_NEEDED))
    if not facts.materials:
        return Paragraph(both(NOTHING_LISTED))
    columns = (
        Column(both(N_("Ready")), 1, "center"),
        Column(both(DOCUMENT), 5),
        Column(both(N_("Originals and copies")), 5),
    )
    rows = (_row(one, both, unsure=one.key in found.open_materials) for one in facts.materials)
    return Table(columns, tuple(rows))


def _row(material: MaterialFacts, both: Both, *, unsure: bool) -> tuple[Words, ...]:
    """Return a row; what the office has already is not to be ticked."""
    box = NO_BOX if material.exempt else BOX
    said = remark(material, both)
    return box, material_words(material, both), perhaps(said, both) if unsure else said
