"""The situation of one person on paper: the answers given, and what follows from them."""

from collections.abc import Iterator
from functools import partial

from catalogue.pdf.words import Both
from catalogue.phrases import text_of
from catalogue.phrases.situated import CANNOT_APPLY, PERHAPS, SITUATION, answered
from catalogue.rules.situations import Situation
from catalogue.values.facts import ItemFacts
from catalogue.values.situations import Answers, DecisionFacts
from documents.sheets import Block, Fact, Facts, Notice, Paragraph
from documents.values import Words
from kernel.locales import LEGAL
from kernel.texts import Shown


def answer_rows(facts: ItemFacts, answers: Answers, both: Both) -> tuple[Fact, ...]:
    """Return each question that was answered, with its answer."""
    zh, local = (answered(facts, answers, tag) for tag in (LEGAL, both.tag))
    return tuple(
        Fact(_words(both, ours[0], theirs[0]), _words(both, ours[1], theirs[1]))
        for ours, theirs in zip(zh, local, strict=True)
    )


def _words(both: Both, ours: Shown, theirs: Shown) -> Words:
    return Words(ours.text, theirs.text if theirs.lang == both.tag else None)


def situation_blocks(facts: ItemFacts, found: Situation, both: Both) -> Iterator[Block]:
    """Yield the answers given, why nobody can apply like this, and what to know."""
    rows = answer_rows(facts, found.answers, both)
    if rows:
        yield Paragraph(both(SITUATION), small=True)
        yield Facts(rows)
    yield from said_blocks(found, both)


def said_blocks(found: Situation, both: Both) -> Iterator[Block]:
    """Yield why nobody can apply like this, and what to know."""
    for row in found.stops:
        yield Notice(_of(row, "stop", both), both(CANNOT_APPLY))
    for row in found.fitting:
        if row.note:
            yield Notice(_of(row, "note", both))


def windows(found: Situation, both: Both) -> tuple[Block, ...]:
    """Return the windows that the rows that fit name."""
    return tuple(Paragraph(_of(row, "window", both)) for row in found.fitting if row.window)


def _of(row: DecisionFacts, name: str, both: Both) -> Words:
    return both.named(partial(text_of, row, name))


def perhaps(remark: Words, both: Both) -> Words:
    """Return a remark on what may turn out not to be needed."""
    mark = both(PERHAPS)
    local = f"{mark.local} · {remark.local}" if mark.local and remark.local else None
    return Words(f"{mark.zh} · {remark.zh}", local)
