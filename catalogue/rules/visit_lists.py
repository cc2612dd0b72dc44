"""One list of what the services of a visit ask for together, by the rule of bundles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from catalogue.rules.bundle_materials import Merged, merged, nothing_asked
from catalogue.rules.bundles import all_before
from catalogue.rules.situations import Situation, situation
from catalogue.values.bundles import PublishedBundle
from catalogue.values.published import PublishedItem
from catalogue.values.situations import Answers

NOTHING_BEFORE: Mapping[int, frozenset[int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class InVisit:
    """A service of a visit as it was published, and what its applicant's answers make of it."""

    item: PublishedItem
    situation: Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitList:
    """The services of a visit, numbered from 1, and what they ask for; materials name numbers."""

    services: tuple[InVisit, ...]
    materials: tuple[Merged, ...]

    @property
    def is_shared(self) -> bool:
        """Whether it is for more than one service."""
        return len(self.services) > 1


def visit_list(
    wanted: Iterable[tuple[PublishedItem, Answers]],
    before: Mapping[int, frozenset[int]] = NOTHING_BEFORE,
) -> VisitList:
    """Return the list; of one service it is that of its guide, row by row.

    `before`: by its number, which services are finished when one begins.
    """
    services = tuple(
        InVisit(item=item, situation=situation(item.facts, answers)) for item, answers in wanted
    )
    found = [one.situation for one in services]
    each = merged(
        [(number, one.facts) for number, one in enumerate(found, 1)],
        before,
        {number: one.open_materials for number, one in enumerate(found, 1)},
    )
    return VisitList(services=services, materials=tuple(each if len(found) > 1 else _own(*found)))


def _own(found: Situation) -> list[Merged]:
    materials = () if nothing_asked(found.facts) else found.facts.materials
    return [
        Merged(facts=one, items=(1,), perhaps=one.key in found.open_materials) for one in materials
    ]


def finished_before(
    bundles: Iterable[PublishedBundle], members: Sequence[int]
) -> dict[int, frozenset[int]]:
    """Return which services of a visit are finished when another begins, by their numbers.

    The bundle that names all of these members says so, of several the shortest; else nobody.
    """
    named = [one.facts.members for one in bundles]
    whole = [every for every in named if {*members} <= {one.item_id for one in every}]
    earlier = all_before(min(whole, key=len, default=()))
    return {
        number: frozenset(
            place
            for place, other in enumerate(members, 1)
            if other in earlier.get(member, frozenset())
        )
        for number, member in enumerate(members, 1)
    }
