"""The parts of a guide on paper, in the order of the page; one with nothing to say is empty."""

from collections.abc import Collection
from functools import partial

from catalogue import phrases
from catalogue.pdf.materials import material_words, remark
from catalogue.pdf.situations import perhaps
from catalogue.pdf.words import Both
from catalogue.phrases.answers import Answer
from catalogue.rules.bundle_materials import nothing_asked
from catalogue.values.codes import Charged, Level
from catalogue.values.facts import FeeFacts, ItemFacts, MaterialFacts, StepFacts
from documents.sheets import Block, Column, Fact, Facts, Notice, Paragraph, Table
from documents.values import Words, code
from kernel.refusals import N_

Blocks = tuple[Block, ...]
Row = tuple[Words, ...]
NUMBER = N_("No.")
DOCUMENT = N_("Document")
NOTHING_NEEDED = N_("You need to bring nothing.")
NOTHING_LISTED = N_("The department has not listed any documents. Ask before you come.")


def answers(facts: ItemFacts, both: Both, met: Collection[Level] = ()) -> Blocks:
    """Return the first questions with their answers, and why somebody must come."""
    zh, local = both.twice(partial(phrases.first_answers, facts, met))
    rows = [
        Fact(Words(ours[0], theirs[0]), Words(_with_note(ours), _with_note(theirs)))
        for ours, theirs in zip(zh, local, strict=True)
    ]
    if facts.visit_reason and facts.visits:
        rows.append(Fact(both(N_("Why in person")), both.of(facts, "visit_reason")))
    return (Facts(tuple(rows)),)


def _with_note(answer: Answer) -> str:
    _question, words, note = answer
    return f"{words}\n{note}" if note else words


def bring(facts: ItemFacts, both: Both, unsure: Collection[str] = ()) -> Blocks:
    """Return the materials, and below them how to prepare them.

    `unsure`: the keys of those that only some situations need.
    """
    if nothing_asked(facts):
        return (Paragraph(both(NOTHING_NEEDED)),)
    if not facts.materials:
        return (Paragraph(both(NOTHING_LISTED)),)
    columns = (
        Column(both(NUMBER), 0.9, "center"),
        Column(both(DOCUMENT), 5),
        Column(both(N_("Originals and copies")), 3.1),
        Column(both(N_("Where it comes from")), 2.3),
    )
    rows = [
        _material(number, one, both, unsure=one.key in unsure)
        for number, one in enumerate(facts.materials, 1)
    ]
    return (Table(columns, tuple(rows)), *_prepare(facts, both))


def _material(number: int, material: MaterialFacts, both: Both, *, unsure: bool) -> Row:
    source = both.said(partial(phrases.source_words, material))
    said = remark(material, both)
    said = perhaps(said, both) if unsure else said
    return code(str(number)), material_words(material, both), said, source


def _prepare(facts: ItemFacts, both: Both) -> Blocks:
    rows = [
        (code(str(number)), both.all(partial(phrases.material_notes, material)))
        for number, material in enumerate(facts.materials, 1)
    ]
    if not any(words for _number, words in rows):
        return ()
    columns = (
        Column(both(NUMBER), 0.9, "center"),
        Column(both(N_("How to prepare it")), 10.4),
    )
    return (Table(columns, tuple(row for row in rows if row[1])),)


def who(facts: ItemFacts, both: Both) -> Blocks:
    """Return who can apply, and under which conditions."""
    audience = Paragraph(both.said(partial(phrases.audience_words, facts.audiences)))
    return (audience, *_said(facts, "conditions", both))


def how(facts: ItemFacts, both: Both) -> Blocks:
    """Return the ways to apply, who accepts, and the steps."""
    zh, local = both.twice(partial(phrases.channel_words, facts.channels))
    ways = N_("Ways to apply: %(ways)s")
    said = Words(both(ways, ways=zh).zh, both(ways, ways=local).local)
    accepts = both.said(partial(phrases.acceptance_words, facts.acceptance))
    return (Paragraph(said), Paragraph(accepts), *_steps(facts, both))


def _steps(facts: ItemFacts, both: Both) -> Blocks:
    if not facts.steps:
        return ()
    columns = (
        Column(both(NUMBER), 0.9, "center"),
        Column(both(N_("Step")), 3),
        Column(both(N_("What happens")), 7.4),
    )
    rows = tuple(_step(number, step, both) for number, step in enumerate(facts.steps, 1))
    return (Table(columns, rows),)


def _step(number: int, step: StepFacts, both: Both) -> Row:
    name = both.named(partial(phrases.step_name, step))
    return code(str(number)), name, both.all(partial(phrases.step_texts, step))


def fees(facts: ItemFacts, both: Both, unsure: Collection[str] = ()) -> Blocks:
    """Return each fee with its basis; `unsure` names those that only some situations ask."""
    if not facts.fees or facts.charged is Charged.NO:
        return ()
    columns = (
        Column(both(N_("Fee")), 3),
        Column(both(N_("Amount")), 1.6),
        Column(both(N_("Standard")), 3.4),
        Column(both(N_("Basis")), 3.4),
    )
    return (
        Table(columns, tuple(_fee(fee, both, unsure=fee.name in unsure) for fee in facts.fees)),
    )


def _fee(fee: FeeFacts, both: Both, *, unsure: bool) -> Row:
    amount = both.said(partial(phrases.fees_words, fee))
    amount = perhaps(amount, both) if unsure else amount
    return both.of(fee, "name"), amount, both.of(fee, "standard"), both.text(fee.basis)


def law(facts: ItemFacts, both: Both) -> Blocks:
    """Return the articles that the item rests on."""
    return tuple(block for text in facts.legal_basis for block in _texts(text, both))


def result(facts: ItemFacts, both: Both) -> Blocks:
    """Return what the applicant gets."""
    return _said(facts, "result_name", both)


def where(facts: ItemFacts, both: Both) -> Blocks:
    """Return place and hours."""
    return (*_said(facts, "place", both), *_said(facts, "hours", both))


def contact(facts: ItemFacts, phone: str, both: Both) -> Blocks:
    """Return where to ask and to complain."""
    rows = (
        Fact(both(N_("Phone")), code(phone) if phone else Words("")),
        Fact(both(N_("Ask")), both.of(facts, "consult")),
        Fact(both(N_("Complain")), both.of(facts, "complaint")),
    )
    told = tuple(row for row in rows if row.value)
    return (Facts(told),) if told else ()


def questions(facts: ItemFacts, both: Both) -> Blocks:
    """Return the common questions with their answers."""
    return tuple(Notice(both.of(one, "answer"), both.of(one, "question")) for one in facts.faqs)


def _said(facts: ItemFacts, name: str, both: Both) -> Blocks:
    words = both.of(facts, name)
    return (Paragraph(words),) if words else ()


def _texts(text: str, both: Both) -> Blocks:
    words = both.text(text)
    return (Paragraph(words),) if words else ()
