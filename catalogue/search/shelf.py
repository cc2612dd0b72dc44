"""All items of one snapshot, in columns of numbers: what each has to say, and where it is filed.

The index finds texts; which items have a text, where they stand and what they are filed under is
read here. Thousands of items share a text, so that finding costs what the texts cost, and
narrowing and counting are a few passes over columns. All processes of a host share the columns.
"""

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from catalogue.search.columns import mapped
from catalogue.search.values import FILED

FOLDER_PREFIX = "shelf-"
LONGEST_CODE, LONGEST_SORT = 40, 64
_LABELS = "labels.json"

Places = NDArray[np.int64]
"""Items by their places in the columns."""

Pairs = tuple[Sequence[str], NDArray[np.int64], NDArray[np.int64]]
"""Values, and rows of two columns: a value by its number, and a kind that holds it."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What numbers in columns stand for: sets of values of each facet, names of departments.

    `departments`: by name, the folded words of all names a department has, a space before each.
    """

    kinds: Mapping[str, Sequence[tuple[str, ...]]]
    departments: Mapping[str, str]

    @classmethod
    def none(cls) -> Self:
        """Return the labels of an empty shelf."""
        return cls({facet: [] for facet in FILED}, {})


@dataclass(frozen=True, kw_only=True)
class Columns:
    """One row an item: `items` to `orders`. One row a text: `keys` to `sorting`. Codes in order.

    `texts`: the row of an item's text. `kinds`: a row for each facet. `orders`: the place of each
    item in each of the orders that a reader may wish for (`ORDERS`). `codes` belong to `coded`.
    """

    items: NDArray[np.int64]
    texts: NDArray[np.int32]
    kinds: NDArray[np.int32]
    popularity: NDArray[np.float32]
    days: NDArray[np.float32]
    orders: NDArray[np.int32]
    keys: NDArray[np.int64]
    subjects: NDArray[np.int64]
    groups: NDArray[np.int64]
    sorting: NDArray[np.bytes_]
    codes: NDArray[np.bytes_]
    coded: NDArray[np.int64]

    @classmethod
    def none(cls) -> Self:
        """Return the columns of no items."""
        return cls(
            items=np.empty(0, np.int64),
            texts=np.empty(0, np.int32),
            kinds=np.empty((len(FILED), 0), np.int32),
            popularity=np.empty(0, np.float32),
            days=np.empty(0, np.float32),
            orders=np.empty((0, 0), np.int32),
            keys=np.empty(0, np.int64),
            subjects=np.empty(0, np.int64),
            groups=np.empty(0, np.int64),
            sorting=np.empty(0, f"S{LONGEST_SORT}"),
            codes=np.empty(0, f"S{LONGEST_CODE}"),
            coded=np.empty(0, np.int64),
        )


@dataclass(frozen=True, eq=False)
class Shelf:
    """All items of one snapshot."""

    columns: Columns
    labels: Labels
    _holders: dict[str, Mapping[str, list[int]]] = field(default_factory=dict)
    _pairs: dict[str, Pairs] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Return the shelf of a folder, mapped. Raises OSError or ValueError."""
        columns: dict[str, Any] = {
            column.name: mapped(folder / f"{column.name}.npy") for column in fields(Columns)
        }
        said = json.loads((folder / _LABELS).read_text("utf-8"))
        kinds = {facet: [tuple(kind) for kind in said["kinds"][facet]] for facet in FILED}
        return cls(Columns(**columns), Labels(kinds, said["departments"]))

    def write(self, directory: Path) -> str:
        """Write a new folder; return its name."""
        folder = Path(tempfile.mkdtemp(prefix=FOLDER_PREFIX, dir=directory))
        folder.chmod(0o755)
        for column in fields(Columns):
            np.save(folder / f"{column.name}.npy", getattr(self.columns, column.name))
        said = {"kinds": self.labels.kinds, "departments": self.labels.departments}
        (folder / _LABELS).write_text(json.dumps(said, ensure_ascii=False), "utf-8")
        return folder.name

    def holders(self, facet: str) -> Mapping[str, list[int]]:
        """Return for each value of a facet the kinds that hold it; found once a snapshot."""
        if facet not in self._holders:
            found: dict[str, list[int]] = {}
            for number, kind in enumerate(self.labels.kinds[facet]):
                for value in kind:
                    found.setdefault(value, []).append(number)
            self._holders[facet] = found
        return self._holders[facet]

    def pairs(self, facet: str) -> Pairs:
        """Return the values of a facet, and each pair of a value and a kind that holds it."""
        if facet not in self._pairs:
            held = list(self.holders(facet).items())
            values = [number for number, (_, kinds) in enumerate(held) for _ in kinds]
            kinds = [kind for _, kinds in held for kind in kinds]
            named = [value for value, _ in held]
            self._pairs[facet] = named, np.array(values, np.int64), np.array(kinds, np.int64)
        return self._pairs[facet]

    @cached_property
    def everything(self) -> Places:
        """All places."""
        return np.arange(len(self.columns.items))

    @cached_property
    def group_of_text(self) -> NDArray[np.int64]:
        """A number for each text: the texts of one hit of a grouped list have the same."""
        return np.unique(self.columns.groups, return_inverse=True)[1]

    def text_rows(self, keys: Sequence[int]) -> tuple[Places, NDArray[np.bool_]]:
        """Return the rows of texts, and which of them are known at all."""
        wanted = np.asarray(keys, np.int64)
        if not len(self.columns.keys):
            return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), np.bool_)
        last = len(self.columns.keys) - 1
        rows = np.minimum(np.searchsorted(self.columns.keys, wanted), last)
        return rows, self.columns.keys[rows] == wanted

    def with_code(self, begun: str) -> Places:
        """Return the places of items with a code that begins so."""
        first, behind = (
            int(np.searchsorted(self.columns.codes, np.bytes_(code)))
            for code in (begun.encode()[:LONGEST_CODE], begun.encode()[:LONGEST_CODE] + b"\x7f")
        )
        items = np.unique(self.columns.coded[first:behind])
        return np.searchsorted(self.columns.items, items)

    def departments_like(self, words: str) -> frozenset[str]:
        """Return the departments with a name that contains these folded words (`spaced`)."""
        said = self.labels.departments.items()
        return frozenset(name for name, words_of in said if words in words_of)
