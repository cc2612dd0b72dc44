"""Several services on one paper: their numbers, their situations, one list of documents."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from catalogue import phrases
from catalogue.pdf.materials import material_words, remark
from catalogue.pdf.parts import DOCUMENT
from catalogue.pdf.situations import answer_rows, perhaps, said_blocks, windows
from catalogue.pdf.words import Both
from catalogue.phrases.situated import SITUATION
from catalogue.rules.bundle_materials import Merged
from catalogue.rules.situations import Situation
from documents.sheets import Block, Column, Facts, Paragraph, Table
from documents.values import Words, code
from kernel.refusals import N_

BRING_ONCE = N_("What to bring, each once")
BOX, NO_BOX = code("□"), code("—")


def services(found: Iterable[Situation], both: Both) -> Block:
    """Return the services with their numbers."""
    columns = (Column(both(N_("No.")), 1, "center"), Column(both(N_("Service")), 10))
    rows = tuple(
        (code(str(number)), both.named(partial(phrases.item_name, one.facts)))
        for number, one in enumerate(found, 1)
    )
    return Table(columns, rows)


def situations(found: Sequence[Situation], both: Both) -> Iterator[Block]:
    """Yield what was answered, each once, and what follows from it in words."""
    said = (row for one in found for row in answer_rows(one.facts, one.answers, both))
    rows = tuple(dict.fromkeys(said))
    if rows:
        yield Paragraph(both(SITUATION), small=True)
        yield Facts(rows)
    for one in found:
        yield from said_blocks(one, both)
        yield from windows(one, both)


def documents(materials: Iterable[Merged], both: Both, *, shared: bool) -> Block:
    """Return the list to tick off; `shared`: with the numbers of the services that ask."""
    columns = (
        Column(both(N_("Ready")), 1, "center"),
        Column(both(DOCUMENT), 5),
        Column(both(N_("Originals and copies")), 4 if shared else 5),
        *((Column(both(N_("For service")), 2, "center"),) if shared else ()),
    )
    return Table(columns, tuple(_row(one, both)[: len(columns)] for one in materials))


def _row(one: Merged, both: Both) -> tuple[Words, ...]:
    """Return a row; what the office has, or what comes on the way, is not to be ticked."""
    if one.given_by is not None:
        number = str(one.given_by)
        told = both(N_("You get it on the way, from service %(number)s"), number=number)
    else:
        told = remark(one.facts, both)
        told = perhaps(told, both) if one.perhaps else told
    box = NO_BOX if one.facts.exempt or one.given_by is not None else BOX
    return box, material_words(one.facts, both), told, code(", ".join(map(str, one.items)))
