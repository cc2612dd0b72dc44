"""One item as a file gives it: its JSON form, where each part stands and how columns are called."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from catalogue.exchange.columns import HEADS
from catalogue.exchange.problems import Place, Problem, WrongValue, shortened
from catalogue.exchange.shape import ITEM
from catalogue.values.facts import ItemFacts

_PART = re.compile(r"(materials|steps)\[(\d+)\]\.(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawItem:
    """An item before anything is checked."""

    place: Place
    data: dict[str, Any]
    parts: Mapping[str, Sequence[Place]] = field(default_factory=dict)  # of tables
    tabular: bool = False
    unreadable: Problem | None = None

    def facts(self, problems: list[Problem]) -> ItemFacts | None:
        """Return what it says; problems are added, each with its place and column."""
        if self.unreadable:
            problems.append(self.unreadable)
            return None

        def complain(path: str, value: object, wrong: WrongValue) -> None:
            problems.append(self.problem(path, value, wrong))

        found = ITEM.read(self.data, "", complain)
        return found if isinstance(found, ItemFacts) else None

    def problem(self, path: str, value: object, wrong: WrongValue) -> Problem:
        """Return a problem of one of its columns."""
        place, column = self._where(path)
        return Problem(
            place=place,
            column=column,
            value=shortened(value),
            message=wrong.message,
            params=wrong.params,
        )

    def _where(self, path: str) -> tuple[Place, str]:
        found = _PART.fullmatch(path)
        if not self.tabular:
            return self.place, path.rstrip(".")
        if found:
            kind, number, inner = found.groups()
            return self.parts[kind][int(number) - 1], _head(kind, inner)
        return self.place, _head("items", path)


def _head(kind: str, path: str) -> str:
    """Return the Chinese head of a path, or of the column that holds it."""
    heads = HEADS[kind]
    while path and path not in heads:
        path = re.sub(r"(\.?[^.\[]+|\[\d+\])\.?$", "", path)
    return heads.get(path, path)
