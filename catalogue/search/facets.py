"""Narrowing what was found, and the counts beside it: what each further choice would leave."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from catalogue.search.values import FACETS

Filters = Mapping[str, tuple[str, ...]]
Counts = Mapping[str, Mapping[str, int]]
Facets = Mapping[str, "Facet"]


@dataclass(frozen=True, slots=True)
class Facet:
    """The values that each item has of one facet. Most items share theirs with many others.

    `kinds`: each set of values that occurs. `kind_of`: item id -> its place among them.
    """

    kinds: Sequence[tuple[str, ...]]
    kind_of: Mapping[int, int]

    def with_any(self, chosen: Iterable[str]) -> frozenset[int]:
        """Return the kinds that have one of these values."""
        wanted = frozenset(chosen)
        return frozenset(n for n, kind in enumerate(self.kinds) if not wanted.isdisjoint(kind))

    def keep(self, ids: Iterable[int], kinds: Container[int]) -> list[int]:
        """Return the items of these kinds, in their order."""
        kind_of = self.kind_of
        return [item_id for item_id in ids if kind_of[item_id] in kinds]

    def count(self, ids: Iterable[int]) -> dict[str, int]:
        """Return how many of these items have each value; kinds first, they are few."""
        counts: dict[str, int] = {}
        for kind, items in Counter(map(self.kind_of.__getitem__, ids)).items():
            for value in self.kinds[kind]:
                counts[value] = counts.get(value, 0) + items
        return counts


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the filters leave, in its order, and value -> count per facet."""

    ids: Sequence[int]
    counts: Counts


def usable(filters: Filters) -> dict[str, tuple[str, ...]]:
    """Return the filters that the index knows and that choose something."""
    return {facet: tuple(filters[facet]) for facet in FACETS if filters.get(facet)}


def narrow(facets: Facets, ids: Sequence[int], filters: Filters) -> Narrowed:
    """Keep the items with one of the values of every filter, and count them.

    The counts of each facet ignore its own filter and obey the others.
    """
    kinds = {facet: facets[facet].with_any(chosen) for facet, chosen in filters.items()}
    left = _kept(facets, ids, kinds)
    counts = {facet: facets[facet].count(left) for facet in facets if facet not in filters}
    for facet, chosen in filters.items():
        others = {name: kinds[name] for name in filters if name != facet}
        counted = facets[facet].count(_kept(facets, ids, others))
        counts[facet] = {**dict.fromkeys(chosen, 0), **counted}
    return Narrowed(left, counts)


def _kept(facets: Facets, ids: Sequence[int], kinds: Mapping[str, Container[int]]) -> Sequence[int]:
    for facet, wanted in kinds.items():
        ids = facets[facet].keep(ids, wanted)
    return ids
