"""The one set of checks: what is missing or contradictory in an item, and what bars publishing."""

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from catalogue.rules import code_faults
from catalogue.rules.contact_faults import can_be_called, odd_links, odd_numbers
from catalogue.rules.limit_faults import (
    above_legal,
    promises_nothing,
    spot_promises_days,
    steps_longer,
)
from catalogue.rules.material_faults import material_faults
from catalogue.rules.situation_faults import FaultKind, faults
from catalogue.values.codes import Acceptance, Channel, Charged, ItemType
from catalogue.values.facts import ItemFacts
from catalogue.values.findings import ALONE, Around, Finding, FindingKind, Severity
from catalogue.values.states import ItemKind

_ORDER = tuple(Severity)
_GAPS = frozenset(
    {
        FaultKind.GAP,
        FaultKind.NO_FEE,
        FaultKind.NO_MATERIAL,
        FaultKind.NO_LIMIT,
        FaultKind.NO_PLACE,
    }
)
_ABLE_TO_APPLY_ONLINE = (Channel.ONLINE, Channel.MOBILE)


def find(
    facts: ItemFacts, around: Around = ALONE, kind: ItemKind = ItemKind.OWN
) -> tuple[Finding, ...]:
    """Return all findings of an item, the gravest first; each may stand at several places.

    The questions of a claim are its standard's: what is wrong with them is found there.
    """
    found = [
        *_simple(facts),
        *material_faults(facts),
        *_fees(facts),
        *_contacts(facts),
        *(_situations(facts) if kind is not ItemKind.CLAIM else ()),
        *_beside(facts, around),
    ]
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.severity)))


def blocking(facts: ItemFacts) -> tuple[Finding, ...]:
    """Return the findings that bar publishing."""
    found = (*_simple(facts), *_situations(facts))
    return tuple(finding for finding in found if finding.blocks)


def _simple(facts: ItemFacts) -> Iterator[Finding]:
    for kind, (column, is_so) in _CHECKS.items():
        if is_so(facts):
            yield Finding(kind, column)


def _fees(facts: ItemFacts) -> Iterator[Finding]:
    for row, fee in enumerate(facts.fees):
        if not fee.basis and fee.amount_fen != 0:
            yield Finding(FindingKind.FEE_BASIS_MISSING, "fees", row, "basis", fee.name)


def _situations(facts: ItemFacts) -> Iterator[Finding]:
    """Yield the gaps of the decision table, and what else is wrong with it, at its question."""
    asked = {question.key: question for question in facts.questions}
    for fault in faults(facts):
        kind = FindingKind.SITUATION_GAP if fault.kind in _GAPS else FindingKind.SITUATION_FAULT
        kind = kind if fault.bars else FindingKind.SITUATION_IDLE
        question = asked.get(fault.question)
        answers = {one.key: one.text for one in question.answers} if question else {}
        shown = [
            next((a.text for a in asked[key].answers if a.key == answer), answer)
            for key, answer in fault.example
            if key in asked
        ]
        value = answers.get(fault.answer, fault.name) or "、".join(shown)
        name = question.text if question else ""
        yield Finding(kind, "questions", name=name, value=value)


def _contacts(facts: ItemFacts) -> Iterator[Finding]:
    if not can_be_called(facts.consult):
        yield Finding(FindingKind.PHONE_MISSING, "consult")
    for column in ("consult", "complaint"):
        for number in odd_numbers(getattr(facts, column)):
            yield Finding(FindingKind.PHONE_ODD, column, value=number)
    for column in ("online_url", "consult", "complaint", "place", "hours"):
        for link, internal in odd_links(getattr(facts, column), whole=column == "online_url"):
            kind = FindingKind.LINK_INTERNAL if internal else FindingKind.LINK_ODD
            yield Finding(kind, column, value=link)


def _beside(facts: ItemFacts, around: Around) -> Iterator[Finding]:
    """Yield what only the surroundings show."""
    if code_faults.body_is_another(facts, around.uscc):
        yield Finding(FindingKind.CODE_BODY_OTHER, "code")
    if not around.taken_in and (not facts.channels or Channel.WINDOW in facts.channels):
        yield Finding(FindingKind.NO_PLACE, "channels")
    known = around.alliances
    if facts.alliance and known is not None and facts.alliance not in known:
        yield Finding(FindingKind.ALLIANCE_UNKNOWN, "alliance", value=facts.alliance)
    if around.missing:
        yield Finding(FindingKind.TEXTS_MISSING, "texts", value=" ".join(around.missing))
    if around.stale:
        yield Finding(FindingKind.TEXTS_STALE, "texts", value=" ".join(around.stale))
    if around.today is not None:
        yield from _too_old(facts, around.today, around.check_months)


def _too_old(facts: ItemFacts, today: date, months: int) -> Iterator[Finding]:
    accepts = facts.acceptance is Acceptance.WINDOW_ACCEPTS
    if accepts and facts.authority_until and facts.authority_until < today:
        yield Finding(FindingKind.AUTHORITY_ENDED, "authority_until")
    if facts.checked_on is None:
        yield Finding(FindingKind.NEVER_CHECKED, "checked_on")
    elif months and _later(facts.checked_on, months) < today:
        yield Finding(FindingKind.CHECKED_LONG_AGO, "checked_on")


def _later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a month that is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, date.max.year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _lacks_law(facts: ItemFacts) -> bool:
    """Acts of authority stand on a law; what is offered as a service need not."""
    service = facts.item_type in (ItemType.PUBLIC_SERVICE, ItemType.UNKNOWN)
    return not facts.legal_basis and not service


_CHECKS: Mapping[FindingKind, tuple[str, Callable[[ItemFacts], bool]]] = {
    FindingKind.PROMISED_ABOVE_LEGAL: ("promised_limit", above_legal),
    FindingKind.AUTHORITY_MISSING: (
        "authority_document",
        lambda facts: (
            facts.acceptance is Acceptance.WINDOW_ACCEPTS and not facts.authority_document
        ),
    ),
    FindingKind.NO_LIMITS: (
        "promised_limit",
        lambda facts: facts.promised_limit is None and facts.legal_limit is None,
    ),
    FindingKind.LIMIT_ZERO: ("promised_limit", promises_nothing),
    FindingKind.SPOT_PROMISES_DAYS: ("promised_limit", spot_promises_days),
    FindingKind.STEPS_LONGER: ("steps", steps_longer),
    FindingKind.NO_STEPS: ("steps", lambda facts: not facts.steps),
    FindingKind.FEES_NOT_LISTED: (
        "fees",
        lambda facts: facts.charged is Charged.YES and not facts.fees,
    ),
    FindingKind.FEES_CONTRADICT: (
        "charged",
        lambda facts: facts.charged is Charged.NO and any(fee.amount_fen for fee in facts.fees),
    ),
    FindingKind.LEGAL_BASIS_MISSING: ("legal_basis", _lacks_law),
    FindingKind.CONDITIONS_MISSING: ("conditions", lambda facts: not facts.conditions.strip()),
    FindingKind.ONLINE_WITHOUT_LINK: (
        "online_url",
        lambda facts: (
            not facts.online_url and any(way in facts.channels for way in _ABLE_TO_APPLY_ONLINE)
        ),
    ),
    FindingKind.TYPE_UNKNOWN: ("item_type", lambda facts: facts.item_type is ItemType.UNKNOWN),
    FindingKind.AUDIENCE_UNKNOWN: ("audiences", lambda facts: not facts.audiences),
    FindingKind.THEME_UNKNOWN: ("themes", lambda facts: not facts.themes),
    FindingKind.ACCEPTANCE_UNKNOWN: (
        "acceptance",
        lambda facts: facts.acceptance is Acceptance.UNKNOWN,
    ),
    FindingKind.BASIC_CODE_OLD: ("basic_code", code_faults.basic_is_old),
    FindingKind.BASIC_CODE_ODD: ("basic_code", code_faults.basic_is_odd),
    FindingKind.BASIC_CODE_TYPE: ("basic_code", code_faults.basic_of_other_type),
    FindingKind.CODE_OLD: ("code", code_faults.code_is_old),
    FindingKind.CODE_ODD: ("code", code_faults.code_is_odd),
    FindingKind.CODE_BODY_WRONG: ("code", code_faults.body_is_wrong),
    FindingKind.CODE_LEVEL: ("code", code_faults.of_other_level),
    FindingKind.CODE_TYPE: ("code", code_faults.of_other_type),
    FindingKind.CODE_BASIC: ("code", code_faults.of_other_basic),
    FindingKind.BUSINESS_CODE_ODD: ("business_code", code_faults.business_is_odd),
    FindingKind.BUSINESS_CODE_OTHER: ("business_code", code_faults.business_of_other),
}
