"""Rows of a form that somebody may have tampered with."""

import re
from collections.abc import Iterable, Iterator

from wtforms import FieldList

NUMBER = re.compile("[0-9]{1,4}")


class Rows(FieldList):  # type: ignore[type-arg] # generic in its stubs alone
    """A list of rows. What is no number of a row names none: `answers-²-text`, or 5,000 digits.

    WTForms takes every digit of Unicode for one, and fails on those that int() does not know.
    """

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
        for key in formdata:
            number = key.removeprefix(f"{prefix}-").partition("-")[0]
            if key.startswith(prefix) and NUMBER.fullmatch(number):
                yield int(number)
