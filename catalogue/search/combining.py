"""Putting queries together."""

from collections.abc import Sequence

from tantivy import Occur, Query


def scored(query: Query, worth: float) -> Query:
    """Return `query`, each of its items worth the same."""
    return Query.const_score_query(query, worth)


def all_of(queries: Sequence[Query]) -> Query:
    """Return the query for what all of `queries` find."""
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def sum_of(queries: Sequence[Query]) -> Query:
    """Return the query for what any of `queries` finds, worth as much as all that find it."""
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def best_of(queries: Sequence[Query]) -> Query:
    """Return the query that is worth as much as the best of `queries`."""
    return queries[0] if len(queries) == 1 else Query.disjunction_max_query(queries)
