"""What is wrong with a list, and where."""

import re
import reprlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kernel.words import say

LONGEST_VALUE = 60
_MORE_THAN_ENOUGH = 10_000  # of a value of a megabyte
UNREAD = "formula"  # the one key of a cell whose formula has no result: {UNREAD: "=A1&B1"}
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


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
    text = _UNSEEN.sub("\ufffd", " ".join(_quoted(value)[:_MORE_THAN_ENOUGH].split()))
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def _quoted(value: object) -> str:
    if isinstance(value, dict) and value.keys() == {UNREAD}:
        return str(value[UNREAD])
    if isinstance(value, dict | list):
        return reprlib.repr(value)  # however deep and long
    return str(value if value is not None else "")
