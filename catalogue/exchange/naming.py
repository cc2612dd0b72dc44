"""What a file calls the column of a value: problems name what stands in the file itself."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from catalogue.exchange.columns import HEADS

Columns = Callable[[str], str]  # from the path of a value, "materials[2].kind", to its column

PART = re.compile(r"(materials|steps|fees|faqs|questions|decisions)\[(\d+)\]\.(.*)")
ANSWER = re.compile(r"(questions\[\d+\]\.answers)\[(\d+)\]\..*")
_LAST = re.compile(r"(\.?[^.\[]+|\[\d+\])\.?$")
_NUMBER = re.compile(r"\[\d+\]")


def by_path(path: str) -> str:
    """Return the column of a value in our own JSON: its path."""
    return path.rstrip(".")


@dataclass(frozen=True, slots=True)
class ByHead:
    """Columns of tables: their heads as the file has them, else as the template has them."""

    written: Mapping[str, Mapping[str, str]]  # by kind of table; known once its head is read

    def __call__(self, path: str) -> str:
        """Return the head of a path, or of the column that holds it."""
        part = PART.fullmatch(path)
        kind, inner = (part[1], part[3]) if part and part[1] in self.written else ("items", path)
        heads = {**HEADS[kind], **self.written.get(kind, {})}
        inner = _NUMBER.sub("", inner) if kind == "questions" else inner
        while inner and inner not in heads:
            inner = _LAST.sub("", inner)
        return heads.get(inner, inner)


@dataclass(frozen=True, slots=True)
class ByKey:
    """Columns of lines that others write: {path: key}, with [] where a number goes."""

    keys: Mapping[str, str]

    def __call__(self, path: str) -> str:
        """Return the key of a path, with the number of its part."""
        numbers = iter(_NUMBER.findall(path))
        key = self.keys.get(_NUMBER.sub("[]", path.rstrip(".")), path.rstrip("."))
        return re.sub(r"\[\]", lambda _: next(numbers), key)
