"""The documents of a whole bundle, each once, with a box to tick."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial

from catalogue import phrases
from catalogue.pdf.checklist import BOX, NO_BOX
from catalogue.pdf.guide import PAGE_LABEL
from catalogue.pdf.materials import material_words, remark
from catalogue.pdf.parts import DOCUMENT, NOTHING_NEEDED
from catalogue.pdf.situations import answer_rows, perhaps, said_blocks, windows
from catalogue.pdf.words import Both
from catalogue.phrases.bundles import bundle_text
from catalogue.phrases.situated import SITUATION
from catalogue.queries.bundle_plans import BundlePlan
from catalogue.rules.bundle_materials import Merged
from catalogue.values.bundles import PublishedBundle
from documents.sheets import Block, Closing, Column, Facts, Heading, Paragraph, QrCode, Sheet, Table
from documents.values import Words, code
from kernel.refusals import N_
from kernel.texts import pick


def bundle_checklist(
    bundle: PublishedBundle, plan: BundlePlan, tag: str, *, office: Mapping[str, str], address: str
) -> Sheet:
    """Return the list; `office` is the name of the region whose bundle it is."""
    both = Both(tag)
    numbers = {one.member.item_id: place for place, one in enumerate(plan.members, 1)}
    return Sheet(
        title=both.named(partial(bundle_text, bundle.facts, "name")),
        language=tag,
        issued_at=_newest(bundle, plan),
        office=both.named(partial(pick, office)),
        page_label=both(PAGE_LABEL),
        blocks=(
            Heading(both(N_("Services, in their order"))),
            _services(plan, both),
            *_situations(plan, both),
            Heading(both(N_("What to bring, each once"))),
            _documents(plan, numbers, both),
            _code(address, both),
        ),
    )


def _code(address: str, both: Both) -> Block:
    caption = both(N_("Scan for this list as it is today"))
    return Closing(qr=QrCode(address, caption, both.plain(N_("Code with the address of the list"))))


def _newest(bundle: PublishedBundle, plan: BundlePlan) -> datetime:
    return max(bundle.published_at, *(one.item.published_at for one in plan.members))


def _services(plan: BundlePlan, both: Both) -> Block:
    columns = (Column(both(N_("No.")), 1, "center"), Column(both(N_("Service")), 10))
    rows = tuple(
        (code(str(place)), both.named(partial(phrases.item_name, one.item.facts)))
        for place, one in enumerate(plan.members, 1)
    )
    return Table(columns, rows)


def _situations(plan: BundlePlan, both: Both) -> Iterator[Block]:
    """Yield what was answered, each once, and what follows from it in words."""
    said = (
        row
        for one in plan.members
        for row in answer_rows(one.item.facts, one.situation.answers, both)
    )
    rows = tuple(dict.fromkeys(said))
    if rows:
        yield Paragraph(both(SITUATION), small=True)
        yield Facts(rows)
    for one in plan.members:
        yield from said_blocks(one.situation, both)
        yield from windows(one.situation, both)


def _documents(plan: BundlePlan, numbers: Mapping[int, int], both: Both) -> Block:
    if not plan.materials:
        return Paragraph(both(NOTHING_NEEDED))
    columns = (
        Column(both(N_("Ready")), 1, "center"),
        Column(both(DOCUMENT), 5),
        Column(both(N_("Originals and copies")), 4),
        Column(both(N_("For service")), 2, "center"),
    )
    return Table(columns, tuple(_row(one, numbers, both) for one in plan.materials))


def _row(one: Merged, numbers: Mapping[int, int], both: Both) -> tuple[Words, ...]:
    """Return a row; what the office has, or what comes on the way, is not to be ticked."""
    asked = ", ".join(str(numbers[item_id]) for item_id in one.items)
    if one.given_by is not None:
        number = numbers[one.given_by]
        told = both(N_("You get it on the way, from service %(number)s"), number=str(number))
    else:
        told = remark(one.facts, both)
        told = perhaps(told, both) if one.perhaps else told
    box = NO_BOX if one.facts.exempt or one.given_by is not None else BOX
    return box, material_words(one.facts, both), told, code(asked)
