"""What to bring, with a box to tick before each document: for one service, or for a visit."""

from collections.abc import Iterator, Sequence
from functools import partial

from catalogue import phrases
from catalogue.pdf import together
from catalogue.pdf.guide import PAGE_LABEL, guide_code
from catalogue.pdf.parts import NOTHING_LISTED, NOTHING_NEEDED
from catalogue.pdf.situations import situation_blocks
from catalogue.pdf.words import Both
from catalogue.rules.bundle_materials import nothing_asked
from catalogue.rules.visit_lists import InVisit, VisitList
from documents.sheets import Block, Facts, Heading, Paragraph, Sheet
from documents.values import Words
from kernel.refusals import N_


def checklist_sheet(
    found: VisitList,
    addresses: Sequence[str],
    tag: str,
    *,
    office: Words,
    about: Facts | None = None,
) -> Sheet:
    """Return the list for one or more services; `about` says for which visit.

    `addresses`: those of the guides.
    """
    both = Both(tag)
    return Sheet(
        title=both(N_("Documents to bring")),
        language=tag,
        issued_at=max(one.item.published_at for one in found.services),
        office=office,
        page_label=both(PAGE_LABEL),
        blocks=(
            *((about,) if about else ()),
            *(_shared if found.is_shared else _single)(found, addresses, both),
        ),
    )


def _single(found: VisitList, addresses: Sequence[str], both: Both) -> Iterator[Block]:
    (one,), (address,) = found.services, addresses
    yield _name(one, both)
    yield from situation_blocks(one.item.facts, one.situation, both)
    yield _list(found, both)
    yield guide_code(address, both)


def _shared(found: VisitList, addresses: Sequence[str], both: Both) -> Iterator[Block]:
    situations = [one.situation for one in found.services]
    yield Heading(both(N_("Services of this visit")))
    yield together.services(situations, both)
    yield from together.situations(situations, both)
    yield Heading(both(together.BRING_ONCE))
    yield _list(found, both)
    for one, address in zip(found.services, addresses, strict=True):
        yield _name(one, both)
        yield guide_code(address, both)


def _name(one: InVisit, both: Both) -> Heading:
    return Heading(both.named(partial(phrases.item_name, one.item.facts)))


def _list(found: VisitList, both: Both) -> Block:
    if found.materials:
        return together.documents(found.materials, both, shared=found.is_shared)
    told = all(nothing_asked(one.situation.facts) for one in found.services)
    return Paragraph(both(NOTHING_NEEDED if told else NOTHING_LISTED))
