"""What is missing or contradictory in an item, and what of it bars publishing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from catalogue.rules import code_faults
from catalogue.values.codes import Acceptance, Charged, ItemType
from catalogue.values.facts import ItemFacts
from catalogue.values.limits import is_longer


class FindingKind(StrEnum):
    """What was found."""

    PROMISED_ABOVE_LEGAL = "promised_above_legal"
    AUTHORITY_MISSING = "authority_missing"
    NO_MATERIALS = "no_materials"
    ONLY_NO_MATERIALS_NEEDED = "only_no_materials_needed"
    ONLY_NO_REVIEW_NEEDED = "only_no_review_needed"
    NO_LIMITS = "no_limits"
    NO_STEPS = "no_steps"
    FEES_NOT_LISTED = "fees_not_listed"
    TYPE_UNKNOWN = "type_unknown"
    AUDIENCE_UNKNOWN = "audience_unknown"
    THEME_UNKNOWN = "theme_unknown"
    ACCEPTANCE_UNKNOWN = "acceptance_unknown"
    BASIC_CODE_OLD = "basic_code_old"
    BASIC_CODE_ODD = "basic_code_odd"
    BASIC_CODE_TYPE = "basic_code_type"
    CODE_OLD = "code_old"
    CODE_ODD = "code_odd"
    CODE_BODY_WRONG = "code_body_wrong"
    CODE_BODY_OTHER = "code_body_other"
    CODE_LEVEL = "code_level"
    CODE_TYPE = "code_type"
    CODE_BASIC = "code_basic"
    BUSINESS_CODE_ODD = "business_code_odd"
    BUSINESS_CODE_OTHER = "business_code_other"


CODE_COLUMNS = frozenset({"code", "basic_code", "business_code"})  # columns whose values are quoted
BLOCKING = frozenset({FindingKind.PROMISED_ABOVE_LEGAL, FindingKind.AUTHORITY_MISSING})


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its kind and the field that it is about."""

    kind: FindingKind
    column: str

    @property
    def blocks(self) -> bool:
        """Whether the item cannot be published like this."""
        return self.kind in BLOCKING


def find(facts: ItemFacts, *, uscc: str = "") -> tuple[Finding, ...]:
    """Return all findings of an item, those that bar publishing first.

    `uscc`: the credit code of its department; where that is not known nothing is said about it.
    """
    found = [Finding(kind, column) for kind, (column, is_so) in _CHECKS.items() if is_so(facts)]
    if code_faults.body_is_another(facts, uscc):
        found.append(Finding(FindingKind.CODE_BODY_OTHER, "code"))
    return tuple(found)


def blocking(facts: ItemFacts) -> tuple[Finding, ...]:
    """Return the findings that bar publishing."""
    return tuple(finding for finding in find(facts) if finding.blocks)


def _promised_above_legal(facts: ItemFacts) -> bool:
    if facts.promised_limit is None or facts.legal_limit is None:
        return False
    return is_longer(facts.promised_limit, facts.legal_limit)


def _only_material(facts: ItemFacts, words: str) -> bool:
    return len(facts.materials) == 1 and facts.materials[0].name.strip("。. ") == words


_CHECKS: Mapping[FindingKind, tuple[str, Callable[[ItemFacts], bool]]] = {
    FindingKind.PROMISED_ABOVE_LEGAL: ("promised_limit", _promised_above_legal),
    FindingKind.AUTHORITY_MISSING: (
        "authority_document",
        lambda facts: (
            facts.acceptance is Acceptance.WINDOW_ACCEPTS and not facts.authority_document
        ),
    ),
    FindingKind.NO_MATERIALS: ("materials", lambda facts: not facts.materials),
    FindingKind.ONLY_NO_MATERIALS_NEEDED: (
        "materials",
        lambda facts: _only_material(facts, "无需材料"),
    ),
    FindingKind.ONLY_NO_REVIEW_NEEDED: (
        "materials",
        lambda facts: _only_material(facts, "无需审核"),
    ),
    FindingKind.NO_LIMITS: (
        "promised_limit",
        lambda facts: facts.promised_limit is None and facts.legal_limit is None,
    ),
    FindingKind.NO_STEPS: ("steps", lambda facts: not facts.steps),
    FindingKind.FEES_NOT_LISTED: (
        "fees",
        lambda facts: facts.charged is Charged.YES and not facts.fees,
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
