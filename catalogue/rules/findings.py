"""What is missing or contradictory in an item, and what of it bars publishing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

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


def find(facts: ItemFacts) -> tuple[Finding, ...]:
    """Return all findings of an item, those that bar publishing first."""
    found = (Finding(kind, column) for kind, (column, is_so) in _CHECKS.items() if is_so(facts))
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
}
