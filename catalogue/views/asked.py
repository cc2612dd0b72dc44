"""What a reader asked the list for, from the address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import g, request, url_for

from catalogue.queries.near_me import near_levels
from catalogue.search.values import HANDED, NARROWING, ORDERS, Order, SearchRequest
from organisation.queries import chain_of, my_place

LONGEST = 100
MOST_VALUES = 30
MOST_PAGES = 500
SIZES = (10, 20, 50)
AS_TYPED = "as_typed"


@dataclass(frozen=True, slots=True)
class Asked:
    """Words, filters and page."""

    q: str
    filters: Mapping[str, tuple[str, ...]]
    page: int
    size: int = 20
    order: Order = "relevance"
    as_typed: bool = False

    def request(
        self, near: Mapping[str, frozenset[str]], *, grouped: bool = False
    ) -> SearchRequest:
        """Return it as the search engine takes it. `grouped`: what is the same is one hit.

        `near`: what can be handed in near the reader.
        """
        mine = my_place()
        return SearchRequest(
            q=self.q,
            lang=g.lang,
            filters=self.filters,
            page=self.page,
            size=self.size,
            order=self.order,
            grouped=grouped,
            as_typed=self.as_typed,
            near=near,
            chain=tuple(region.code for region in chain_of(mine)) if mine else (),
        )

    def pairs(self) -> list[tuple[str, str]]:
        """Return words and filters as they stand in the address."""
        return self.kept() + [(name, v) for name, values in self.filters.items() for v in values]

    def kept(self) -> list[tuple[str, str]]:
        """Return what stays in the address when the filters go: the words and the order."""
        words = [("q", self.q)] if self.q else []
        words += [(AS_TYPED, "1")] if self.as_typed else []
        return words + ([("sort", self.order)] if self.order != ORDERS[0] else [])

    def ordered(self, order: Order) -> str:
        """Return the address of the same list in another order."""
        return address(replace(self, order=order).pairs())

    def typed(self) -> str:
        """Return the address of the list for the words as they were typed."""
        return address(replace(self, as_typed=True).pairs())

    def without(self, name: str, value: str) -> str:
        """Return the address of the same list without one filter."""
        return address(pair for pair in self.pairs() if pair != (name, value))

    def at_page(self, number: int) -> str:
        """Return the address of another page of the same list."""
        pairs = self.pairs()
        if self.size != 20:
            pairs.append(("size", str(self.size)))
        return address([*pairs, ("page", str(number))] if number > 1 else pairs)


def asked() -> Asked:
    """Return what this request asks for; what makes no sense is left out."""
    filters = {
        name: tuple(dict.fromkeys(v[:LONGEST] for v in request.args.getlist(name) if v))
        for name in NARROWING
    }
    filters[HANDED] = tuple(
        level for level in near_levels(my_place()) if level in request.args.getlist(HANDED)
    )
    size = request.args.get("size", 20, type=int)
    page = request.args.get("page", 1, type=int)
    return Asked(
        q=" ".join(request.args.get("q", "")[:LONGEST].split()),
        filters={name: values[:MOST_VALUES] for name, values in filters.items() if values},
        page=min(max(page, 1), MOST_PAGES),
        size=size if size in SIZES else 20,
        order=next((order for order in ORDERS if order == request.args.get("sort")), ORDERS[0]),
        as_typed=request.args.get(AS_TYPED) == "1",
    )


def address(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the address of the list with some parameters."""
    query: dict[str, Any] = {}
    for name, value in pairs:
        query.setdefault(name, []).append(value)
    return url_for("catalogue_public.list_items", **query)
