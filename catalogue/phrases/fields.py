"""What the facts of an item are called, and what they say, in the reader's words."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from catalogue.phrases.codes import listed, theme_words, word
from catalogue.phrases.limits import extension_words, limit_words
from catalogue.rules.claims import ADDED, WAIVED
from catalogue.values.codes import THEMES
from catalogue.values.facts import SourceFacts
from catalogue.values.limits import TimeLimit
from catalogue.values.situations import AnswerFacts, WhenFacts
from kernel.money import Money
from kernel.refusals import N_
from kernel.words import _, longdate, money

ITEM: Mapping[str, str] = {
    "name": N_("Name of the item"),
    "summary": N_("One sentence for citizens"),
    "department": N_("Department"),
    "region": N_("Region"),
    "code": N_("Implementation code"),
    "basic_code": N_("Basic code"),
    "local_code": N_("Local code"),
    "item_type": N_("Kind of act"),
    "level": N_("Level"),
    "audiences": N_("Who may apply"),
    "themes": N_("Themes"),
    "aliases": N_("Other names people use"),
    "conditions": N_("Conditions"),
    "channels": N_("Ways to apply"),
    "accepted_at": N_("Where it can be handed in"),
    "accept_scope": N_("Where else it can be handed in"),
    "visits": N_("Visits in person"),
    "visit_reason": N_("Why in person"),
    "online_url": N_("Address for applying online"),
    "stay_slots": N_("Length of a visit in slots"),
    "handling": N_("When the answer comes"),
    "legal_limit": N_("Limit by law"),
    "promised_limit": N_("Promised limit"),
    "charged": N_("Is there a fee?"),
    "acceptance": N_("Who accepts"),
    "authority_document": N_("Document that gives the window its authority"),
    "authority_until": N_("Authority valid until"),
    "handling_system": N_("System the case is worked on in"),
    "legal_basis": N_("Legal basis"),
    "result_name": N_("Name of the result"),
    "result_kind": N_("Kind of result"),
    "place": N_("Place"),
    "hours": N_("Hours"),
    "consult": N_("Where to ask"),
    "complaint": N_("Where to complain"),
    "checked_on": N_("Checked on"),
    "checked_by": N_("Checked by"),
    "source": N_("Where it comes from"),
    "business_code": N_("Business item code"),
    "local_basic_code": N_("Local basic code"),
    "alliance": N_("Alliance of regions that take it in"),
    "texts": N_("Texts in other languages"),
    "claimed_at": N_("Levels asked to claim it"),
    "fees": N_("Fees"),
    "faqs": N_("Common questions"),
    "materials": N_("Materials"),
    "steps": N_("Steps"),
    "questions": N_("Questions on the situation"),
    "decisions": N_("Decisions on the situation"),
    WAIVED: N_("Materials not asked for"),
    ADDED: N_("Materials asked for besides"),
}
PART: Mapping[str, str] = {
    "name": N_("What it is called"),
    "necessity": N_("Needed"),
    "kind": N_("Original or copy"),
    "form": N_("Paper or electronic"),
    "source": N_("Where it comes from"),
    "original_count": N_("Originals"),
    "copy_count": N_("Copies"),
    "issuer": N_("Issued by"),
    "basis": N_("Basis"),
    "note": N_("How to prepare it"),
    "standard": N_("When it is in order"),
    "paper_size": N_("Paper size"),
    "may_follow": N_("May be handed in later"),
    "may_promise": N_("A promise can stand in"),
    "exempt": N_("Need not be brought"),
    "dictionary": N_("Entry of the material dictionary"),
    "description": N_("What happens"),
    "result": N_("Result"),
    "who": N_("Who does it"),
    "limit_text": N_("How long it takes"),
    "amount_fen": N_("Amount"),
    "question": N_("Question"),
    "answer": N_("Answer"),
    "text": N_("Question"),
    "hint": N_("Hint"),
    "answers": N_("Answers"),
    "when": N_("Only where"),
    "materials": N_("Materials asked for"),
    "waives": N_("Materials not asked for"),
    "fees": N_("Fees"),
    "legal_limit": N_("Limit by law"),
    "promised_limit": N_("Promised limit"),
    "stay_slots": N_("Length of a visit in slots"),
    "place": N_("Place"),
    "window": N_("Window"),
    "stop": N_("Why nobody can apply like this"),
}
KINDS: Mapping[str, str] = {
    "materials": N_("Material"),
    "steps": N_("Step"),
    "fees": N_("Fee"),
    "faqs": N_("Common question"),
    "questions": N_("Question on the situation"),
    "decisions": N_("Decision on the situation"),
}


def field_words(name: str) -> str:
    """Return what a fact of an item is called; of one that has no words yet its name."""
    return _(ITEM[name]) if name in ITEM else name


def part_field_words(name: str) -> str:
    """Return what a fact of a material, step, fee or question is called."""
    return _(PART[name]) if name in PART else name


def part_words(kind: str) -> str:
    """Return what a part of an item is called."""
    return _(KINDS[kind])


def value_words(field: str, value: Any) -> str:
    """Return what a fact says; empty where it says nothing. Texts stay Chinese."""
    if value is None or value in ("", ()):
        return ""
    if field == "amount_fen":
        return money(Money(value))
    kinds = (say for kind, say in _SAY if isinstance(value, kind))
    return next(kinds, str)(value)


def is_chinese(value: Any) -> bool:
    """Whether a fact is a text that somebody wrote, and not one of our words."""
    plain = value[0] if isinstance(value, tuple) and value else value
    return isinstance(plain, str) and not isinstance(plain, StrEnum) and plain not in THEMES


def _several(values: tuple[Any, ...]) -> str:
    if isinstance(values[0], StrEnum):
        return listed(map(word, values))
    if all(one in THEMES for one in values):
        return listed(map(theme_words, values))
    return "\n".join(_one(value) for value in values)


def _one(value: Any) -> str:
    """Return one of several values; answers and conditions by their keys, which stay."""
    match value:
        case AnswerFacts():
            nothing = f" ({_('Changes nothing')})" if value.plain else ""
            return f"{value.key} = {value.text}{nothing}"
        case WhenFacts():
            return f"{value.question} = {' / '.join(value.answers)}"
    return str(value)


def _limit(limit: TimeLimit) -> str:
    more = (extension_words(limit), limit.extended_by, limit.basis, limit.note)
    return "\n".join((limit_words(limit), *(one for one in more if one)))


def _yes_or_no(value: bool) -> str:
    return _("Yes") if value else _("No")


def _source(source: SourceFacts) -> str:
    return "\n".join(one for one in (source.platform, source.id, source.url) if one)


_SAY: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, _yes_or_no),
    (StrEnum, word),
    (date, longdate),
    (TimeLimit, _limit),
    (SourceFacts, _source),
    (tuple, _several),
)
