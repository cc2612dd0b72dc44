"""Who answers for a finding: a fault of a standard is its owner's, not that of sixty claims."""

from collections.abc import Iterable, Mapping

from catalogue.rules.claims import IDENTITY, Local, additions, own_fields
from catalogue.values.facts import ItemFacts
from catalogue.values.findings import Finding, FindingKind
from catalogue.values.states import ItemKind

# What only whoever carries an item out can say: a standard is not blamed, each claim is.
CARRIED_OUT = frozenset({FindingKind.NO_PLACE, FindingKind.PHONE_MISSING})
_CODES = ("code", "business_code")  # of a standard: nobody carries it out, so it has neither
_ABOUT: Mapping[FindingKind, frozenset[str]] = {  # facts that make it so beside its column
    FindingKind.PROMISED_ABOVE_LEGAL: frozenset({"legal_limit"}),
    FindingKind.AUTHORITY_MISSING: frozenset({"acceptance"}),
    FindingKind.AUTHORITY_ENDED: frozenset({"acceptance"}),
    FindingKind.FEES_NOT_LISTED: frozenset({"charged"}),
    FindingKind.FEES_CONTRADICT: frozenset({"fees"}),
    FindingKind.ONLINE_WITHOUT_LINK: frozenset({"channels"}),
}


def answered_for(
    found: Iterable[Finding], facts: ItemFacts, kind: ItemKind, local: Local
) -> tuple[Finding, ...]:
    """Return what an item answers for itself; `local` is what a claim says itself."""
    if kind is ItemKind.OWN:
        return tuple(found)
    if kind is ItemKind.STANDARD:
        local_kinds = CARRIED_OUT | {FindingKind.ONLINE_WITHOUT_LINK}
        return tuple(
            one for one in found if one.kind not in local_kinds and one.column not in _CODES
        )
    said = frozenset((*own_fields(local), *IDENTITY, "texts"))
    besides = {added.material.key for added in additions(local)}
    return tuple(
        one
        for one in found
        if one.kind in CARRIED_OUT
        or not said.isdisjoint({one.column, *_ABOUT.get(one.kind, ())})
        or (_material(one, facts) in besides)
    )


def _material(one: Finding, facts: ItemFacts) -> str | None:
    """Return the key of the material that a finding is about."""
    if one.column != "materials" or one.row is None:
        return None
    return facts.materials[one.row].key
