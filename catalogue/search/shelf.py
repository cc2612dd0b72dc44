"""What is read of all items when an index is opened: their order, and what filters go by.

It is held in memory because a question then goes to the index only once: narrowing and counting
what it found costs less here than asking once more for each filter and each facet.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from tantivy import DocAddress, Query, Searcher

from catalogue.search import schema as fields
from catalogue.search.facets import Counts, Facet, Facets, Filters, Narrowed, narrow
from catalogue.search.values import FACETS


@dataclass(frozen=True, slots=True)
class Shelf:
    """All items of one snapshot. `in_order`: listed without a question. `counts`: of them all."""

    in_order: Sequence[int]
    facets: Facets
    counts: Counts

    def __contains__(self, item_id: object) -> bool:
        """Is this item in the snapshot?"""
        return item_id in self.facets[FACETS[0]].kind_of

    def narrow(self, ids: Sequence[int], filters: Filters) -> Narrowed:
        """Return what `filters` leave of `ids`; the plain list, asked for most, is counted once."""
        if not filters and len(ids) == len(self.in_order):
            return Narrowed(ids, self.counts)
        return narrow(self.facets, ids, filters)


def to_filed(values: Mapping[str, Iterable[str]]) -> bytes:
    """Return the values of one item as the index keeps them: a line of JSON for each facet."""
    return "\n".join(json.dumps([*dict.fromkeys(values[facet])]) for facet in FACETS).encode()


def read_shelf(snapshot: Searcher) -> Shelf:
    """Return the shelf of this snapshot; the cost grows with its items."""
    hits = snapshot.search(Query.all_query(), max(snapshot.num_docs, 1), count=False).hits
    addresses = [address for _, address in hits]
    ids = ids_at(snapshot, addresses)
    docs = map(snapshot.doc, addresses)
    rows = [(doc[fields.ORDER][0], doc[fields.FILED][0]) for doc in docs]
    orders = dict(zip(ids, (order for order, _ in rows), strict=True))
    facets = dict(zip(FACETS, _facets(ids, [filed for _, filed in rows]), strict=True))
    in_order = tuple(sorted(ids, key=orders.__getitem__))
    return Shelf(in_order, facets, narrow(facets, in_order, {}).counts)


def ids_at(snapshot: Searcher, addresses: list[DocAddress]) -> list[int]:
    """Return the item ids at these addresses; every document has one."""
    return cast("list[int]", snapshot.fast_field_values(fields.ID, addresses))


def _facets(ids: Sequence[int], filed: Iterable[bytes]) -> Iterator[Facet]:
    columns = list(zip(*(values.split(b"\n") for values in filed), strict=True))
    for column in columns or [()] * len(FACETS):
        numbers: dict[bytes, int] = {}
        places = [numbers.setdefault(values, len(numbers)) for values in column]
        kinds = [tuple(json.loads(values)) for values in numbers]
        yield Facet(kinds, dict(zip(ids, places, strict=True)))
