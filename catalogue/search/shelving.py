"""Putting items on the shelf, and taking them off. For the indexing side only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalogue.search.shelf import LONGEST_CODE, LONGEST_SORT, Columns, Labels, Shelf
from catalogue.search.values import FILED, ORDERS

UNKNOWN_DAYS = 1e9  # after all that are known


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text that items share: what it is found, meant, grouped and sorted by."""

    key: int
    subject: int
    group: int
    sorting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One item as it is filed."""

    item_id: int
    text: Text
    filed: Mapping[str, tuple[str, ...]]
    popularity: float
    days: float
    codes: tuple[str, ...]


@dataclass(slots=True)
class Shelver:
    """Collects rows; its labels grow as new ones come."""

    before: Shelf = field(default_factory=lambda: Shelf(Columns.none(), Labels.none()))
    gone: set[int] = field(default_factory=set)
    rows: dict[int, Row] = field(default_factory=dict)
    departments: dict[str, str] = field(default_factory=dict)

    def put(self, row: Row) -> None:
        """Put an item on the shelf, in place of what was there of it."""
        self.gone.add(row.item_id)
        self.rows[row.item_id] = row

    def take(self, item_id: int) -> None:
        """Take an item off."""
        self.gone.add(item_id)
        self.rows.pop(item_id, None)

    def shelf(self) -> Shelf:
        """Return the shelf as it is then."""
        old, rows = self.before.columns, list(self.rows.values())
        kept = ~np.isin(old.items, list(self.gone))
        items = np.concatenate([old.items[kept], _column((r.item_id for r in rows), np.int64)])
        by_id = np.argsort(items)
        labels, kinds = self._labelled(rows)
        popularity = _column((row.popularity for row in rows), np.float32)
        days = _column((row.days for row in rows), np.float32)
        columns = {
            "kinds": np.concatenate([old.kinds[:, kept], kinds], axis=1)[:, by_id],
            "popularity": np.concatenate([old.popularity[kept], popularity])[by_id],
            "days": np.concatenate([old.days[kept], days])[by_id],
            **self._codes(rows),
        }
        wanted = np.concatenate(
            [old.keys[old.texts[kept]], _column((row.text.key for row in rows), np.int64)]
        )
        keys, texts = np.unique(wanted, return_inverse=True)
        columns |= self._texts(keys, {row.text.key: row.text for row in rows})
        rows_of_texts: NDArray[np.int32] = texts[by_id].astype(np.int32)
        orders = _orders(rows_of_texts, columns)
        return Shelf(
            Columns(items=items[by_id], texts=rows_of_texts, orders=orders, keys=keys, **columns),
            labels,
        )

    def _labelled(self, rows: list[Row]) -> tuple[Labels, NDArray[np.int32]]:
        columns = []
        kinds: dict[str, list[tuple[str, ...]]] = {}
        for facet in FILED:
            numbers = {kind: n for n, kind in enumerate(self.before.labels.kinds[facet])}
            filed = (tuple(dict.fromkeys(row.filed[facet])) for row in rows)
            columns.append([numbers.setdefault(kind, len(numbers)) for kind in filed])
            kinds[facet] = list(numbers)
        departments = {**self.before.labels.departments, **self.departments}
        return Labels(kinds, departments), np.array(columns, np.int32).reshape(len(FILED), -1)

    def _codes(self, rows: list[Row]) -> dict[str, NDArray[Any]]:
        old = self.before.columns
        kept = ~np.isin(old.coded, list(self.gone))
        told = [(code.encode()[:LONGEST_CODE], row.item_id) for row in rows for code in row.codes]
        codes = np.concatenate(
            [old.codes[kept], np.array([code for code, _ in told], old.codes.dtype)]
        )
        coded = np.concatenate([old.coded[kept], _column((i for _, i in told), np.int64)])
        order = np.argsort(codes, kind="stable")
        return {"codes": codes[order], "coded": coded[order]}

    def _texts(self, keys: NDArray[np.int64], told: Mapping[int, Text]) -> dict[str, NDArray[Any]]:
        """Return the columns of the texts with these keys: as told, else as they were."""
        old = self.before.columns
        known = np.isin(keys, old.keys)
        rows = np.searchsorted(old.keys, keys[known])
        new = [(place, told[key]) for place, key in enumerate(keys.tolist()) if not known[place]]
        places = [place for place, _ in new]
        found: dict[str, NDArray[Any]] = {}
        for name in ("subjects", "groups", "sorting"):
            column = np.empty(len(keys), getattr(old, name).dtype)
            column[known] = getattr(old, name)[rows]
            found[name] = column
        found["subjects"][places] = _column((text.subject for _, text in new), np.int64)
        found["groups"][places] = _column((text.group for _, text in new), np.int64)
        sorting = [text.sorting.encode()[:LONGEST_SORT] for _, text in new]
        found["sorting"][places] = np.array(sorting, old.sorting.dtype)
        return found


def _orders(texts: NDArray[np.int32], columns: Mapping[str, NDArray[Any]]) -> NDArray[np.int32]:
    """Return the place of each item in each order of `ORDERS`; equals go by their names."""
    by_name = np.argsort(np.argsort(columns["sorting"], kind="stable"))[texts]
    plain = np.argsort(by_name, kind="stable")
    first = {
        "relevance": plain,
        "popularity": plain[np.argsort(-columns["popularity"][plain], kind="stable")],
        "limit": plain[np.argsort(columns["days"][plain], kind="stable")],
    }
    orders = np.empty((len(ORDERS), len(texts)), np.int32)
    for row, name in enumerate(ORDERS):
        orders[row, first[name]] = np.arange(len(texts), dtype=np.int32)
    return orders


def _column(numbers: Iterable[float], kind: type[np.generic]) -> NDArray[Any]:
    return np.array(list(numbers), kind)
