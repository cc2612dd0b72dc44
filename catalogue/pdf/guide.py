"""The guide of one item on paper, in the order of the reader's questions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from catalogue import phrases
from catalogue.pdf import parts
from catalogue.pdf.situations import situation_blocks, windows
from catalogue.pdf.words import Both
from catalogue.rules.situations import NONE, Situation, situation
from catalogue.values.codes import Level
from catalogue.values.facts import ItemFacts
from catalogue.values.published import PublishedItem
from catalogue.values.situations import Answers
from documents.sheets import (
    Block,
    Closing,
    Contents,
    Heading,
    Paragraph,
    QrCode,
    Sheet,
)
from documents.values import Words, code, isolate_code
from kernel.clock import office_day
from kernel.locales import LEGAL
from kernel.refusals import N_
from kernel.texts import pick

PAGE_LABEL = N_("Page %(page)s of %(pages)s")
PARTLY_CHINESE = N_(
    "Some of these texts exist in Chinese only so far. What can be said from figures is in your"
    " language."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands on a guide without being the item's: whose it is, and its address."""

    department: Mapping[str, str]
    phone: str
    address: str
    met: tuple[Level, ...] = ()  # the levels at which points take it in

    def named(self, both: Both) -> Words:
        """Return the name of the department."""
        return both.named(partial(pick, self.department))


def guide_sheet(item: PublishedItem, around: Around, tag: str, answers: Answers = NONE) -> Sheet:
    """Return the guide for who gave these answers, in Chinese and in the language `tag`."""
    both, found = Both(tag), situation(item.facts, answers)
    name = both.named(partial(phrases.item_name, item.facts))
    told = [(both(heading), blocks) for heading, blocks in _parts(found, around, both)]
    told = [(heading, blocks) for heading, blocks in told if blocks]
    return Sheet(
        title=name,
        language=tag,
        issued_at=item.published_at,
        office=around.named(both),
        number=both(N_("Guide to a service · code %(code)s"), code=isolate_code(item.code)),
        running=name,
        page_label=both(PAGE_LABEL),
        blocks=(
            *_opening(item.facts, both),
            *situation_blocks(item.facts, found, both),
            Contents(both(N_("Contents")), tuple(heading for heading, _ in told)),
            *parts.answers(found.facts, both, around.met),
            *(block for heading, blocks in told for block in (Heading(heading), *blocks)),
            *_ending(item, around, both),
        ),
    )


def _parts(found: Situation, around: Around, both: Both) -> Iterator[tuple[str, tuple[Block, ...]]]:
    facts = found.facts
    yield N_("What to bring"), parts.bring(facts, both, found.open_materials)
    yield N_("Who can apply"), parts.who(facts, both)
    yield N_("How it goes"), parts.how(facts, both)
    yield N_("Fees and their basis"), parts.fees(facts, both, found.open_fees)
    yield N_("Legal basis"), parts.law(facts, both)
    yield N_("What you get"), parts.result(facts, both)
    yield N_("Where and when"), (*windows(found, both), *parts.where(facts, both))
    yield N_("Questions and complaints"), parts.contact(facts, around.phone, both)
    yield N_("Common questions"), parts.questions(facts, both)


def _opening(facts: ItemFacts, both: Both) -> Iterator[Block]:
    summary = both.named(partial(phrases.item_summary, facts))
    if summary:
        yield Paragraph(summary)
    if both.tag != LEGAL and not both.text(facts.name).local:
        yield Paragraph(both(PARTLY_CHINESE), small=True)


def _ending(item: PublishedItem, around: Around, both: Both) -> Iterator[Block]:
    """Return how old this is, and where the newest version stands."""
    yield Paragraph(_checked(item.facts, around, both), small=True)
    day = office_day(item.published_at)
    version = N_("Version %(number)s of this guide, of %(day)s. As it is today, it stands here:")
    yield Paragraph(both(version, number=item.number, day=day), small=True)
    yield Paragraph(code(around.address), small=True)
    yield guide_code(around.address, both)


def guide_code(address: str, both: Both) -> Closing:
    """Return the code that leads to the page of a guide."""
    caption = both(N_("Scan for the guide as it is today"))
    alt = both.plain(N_("Code with the address of the guide"))
    return Closing(qr=QrCode(address, caption, alt))


def _checked(facts: ItemFacts, around: Around, both: Both) -> Words:
    if not facts.checked_on:
        return both(N_("Nobody has recorded yet when this was last checked."))
    who = Words(facts.checked_by, facts.checked_by) if facts.checked_by else around.named(both)
    said = partial(both, N_("Checked on %(day)s by %(who)s"), day=facts.checked_on)
    return Words(said(who=who.zh).zh, said(who=who.local or who.zh).local)
