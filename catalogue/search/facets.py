"""Counts beside the list: how many items each further choice would leave."""

from collections.abc import Mapping
from typing import Any

from tantivy import Occur, Query, Schema, Searcher

from catalogue.search.values import FACETS

Filters = Mapping[str, tuple[str, ...]]
Counts = Mapping[str, Mapping[str, int]]

_MOST_VALUES = 2000


def usable(filters: Filters) -> dict[str, tuple[str, ...]]:
    """Return the filters that the index knows and that choose something."""
    return {facet: tuple(filters[facet]) for facet in FACETS if filters.get(facet)}


def filtered(schema: Schema, query: Query, filters: Filters) -> Query:
    """Return `query` narrowed to items with one of the values of every filter."""
    if not filters:
        return query
    narrow = [_any_of(schema, facet, values) for facet, values in filters.items()]
    return Query.boolean_query([(Occur.Must, part) for part in (query, *narrow)])


def count(searcher: Searcher, schema: Schema, query: Query, filters: Filters) -> Counts:
    """Return value -> count per facet. Each ignores its own filter and obeys the others."""
    free = [facet for facet in FACETS if facet not in filters]
    counts = _aggregate(searcher, filtered(schema, query, filters), free)
    for facet, chosen in filters.items():
        others = {name: values for name, values in filters.items() if name != facet}
        counted = _aggregate(searcher, filtered(schema, query, others), [facet])[facet]
        counts[facet] = {**dict.fromkeys(chosen, 0), **counted}
    return counts


def _any_of(schema: Schema, facet: str, values: tuple[str, ...]) -> Query:
    terms = [(Occur.Should, Query.term_query(schema, facet, value)) for value in values]
    return Query.const_score_query(Query.boolean_query(terms), 0.0)


def _aggregate(searcher: Searcher, query: Query, facets: list[str]) -> dict[str, Mapping[str, int]]:
    if not facets:
        return {}
    wanted = {facet: {"terms": {"field": facet, "size": _MOST_VALUES}} for facet in facets}
    found: dict[str, Any] = searcher.aggregate(query, wanted)
    return {
        facet: {bucket["key"]: bucket["doc_count"] for bucket in found[facet]["buckets"]}
        for facet in facets
    }
