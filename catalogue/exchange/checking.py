"""What the rules and the rest of a list have against an item that can be read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from catalogue.exchange.problems import Place, WrongValue
from catalogue.queries.reach import Reach
from catalogue.refusals import NoSuchEntry
from catalogue.rules.codes import is_code
from catalogue.rules.findings import blocking
from catalogue.rules.situation_names import in_keys
from catalogue.values.facts import ItemFacts
from catalogue.values.findings import FindingKind
from catalogue.values.imports import Named
from kernel.refusals import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a list is read: where items without a region go, whether they must be publishable."""

    region: str = ""
    publish: bool = False
    regions: frozenset[str] = frozenset()  # the codes there are
    reach: Reach
    entries: frozenset[str] = frozenset()  # the keys of the material dictionary
    usccs: Mapping[Named, str] = field(default_factory=dict)  # of departments that are there


NO_REGION = N_("There is no region with this code. Add the region first.")
BEYOND = N_("Items of this department are not yours to change. Leave them out.")
_SITUATIONS = (
    "decisions",
    N_(
        "The questions on the situation have gaps or overlaps."
        " Mend them, or import without publishing; the page of the item says which."
    ),
)
BARS = {  # what bars publishing: the path of the value to change, and what to do
    FindingKind.PROMISED_ABOVE_LEGAL: (
        "promised_limit.number",
        N_(
            "The promised limit is longer than the legal one."
            " Shorten it, or import without publishing."
        ),
    ),
    FindingKind.AUTHORITY_MISSING: (
        "authority_document",
        N_("The window is to accept, but no document gives it the authority. Name the document."),
    ),
    FindingKind.SITUATION_GAP: _SITUATIONS,
    FindingKind.SITUATION_FAULT: _SITUATIONS,
}


def broken_rules(facts: ItemFacts, how: Reading) -> Iterator[tuple[str, WrongValue]]:
    """Yield the path of each value that breaks a rule, and what is wrong."""
    if facts.region and facts.region not in how.regions:
        yield "region", WrongValue(NO_REGION)
    if facts.code and not is_code(facts.code):
        message = N_("A code has up to 36 digits, Latin letters, dots and hyphens.")
        yield "code", WrongValue(message)
    if not how.reach.covers(facts.region, facts.department):
        yield "department", WrongValue(BEYOND)
    for finding in blocking(in_keys(facts)) if how.publish else ():
        path, message = BARS[finding.kind]
        yield path, WrongValue(message)


def lost_entries(facts: ItemFacts, how: Reading) -> Iterator[tuple[str, WrongValue]]:
    """Yield each key of the material dictionary that is not there, and what is wrong."""
    for key in dict.fromkeys(one.dictionary for one in facts.materials if one.dictionary):
        if key not in how.entries:
            yield key, WrongValue(NoSuchEntry.message, key=key)


def same_item(earlier: Place) -> WrongValue:
    """Return what is wrong with a row that means the item of an earlier one."""
    message = N_("This is the same item as in row %(row)s. Remove one of them.")
    return WrongValue(message, row=earlier.row)


def value_at(facts: ItemFacts, path: str) -> object:
    """Return the value that stands at a path."""
    return attrgetter(path)(facts)
