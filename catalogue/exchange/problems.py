"""What is wrong with a list, and where."""

import reprlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kernel.quoting import quoted
from kernel.words import say

UNREAD = "formula"  # the one key of a cell whose formula has no result: {UNREAD: "=A1&B1"}


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a file; in a workbook also its sheet."""

    file: str
    row: int
    sheet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One problem: where, what was found there and what to do (an English sentence, marked)."""

    place: Place
    column: str
    value: str
    message: str
    params: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, in the reader's language."""
        return say(self.message, **self.params)


class WrongValue(Exception):
    """A value that cannot be taken over; `message` is an English sentence, marked."""

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.params = params


class UnreadableFile(Exception):
    """The file cannot be read at all, or not beyond this place."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def shortened(value: object) -> str:
    """Return a value as a report quotes it: on one line, without what no page or screen shows."""
    return quoted(_written(value))


def _written(value: object) -> str:
    if isinstance(value, dict) and value.keys() == {UNREAD}:
        return str(value[UNREAD])
    if isinstance(value, dict | list):
        return reprlib.repr(value)  # however deep and long
    return str(value if value is not None else "")
