"""The glossary names what is there, and each thing once."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.architecture.house import PACKAGES, ROOT, sources

HEADING = re.compile(r"^## (\w+)", re.MULTILINE)
ROW = re.compile(r"^\|[^|]+\| `([\w.]+)` \|(.+)\|$", re.MULTILINE)


def rooms() -> dict[str, str]:
    """Return the part of the glossary about each room."""
    _, *parts = HEADING.split((ROOT / "docs" / "GLOSSARY.md").read_text(encoding="utf-8"))
    return dict(zip(parts[::2], parts[1::2], strict=True))


ENTRIES = [
    (room, name, cells) for room, part in rooms().items() for name, cells in ROW.findall(part)
]


@cache
def names_in(room: str) -> frozenset[str]:
    """Return what a package defines, and the members of its classes with the class before."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sources(room)]
    return frozenset(name for tree in trees for name in defined(tree.body))


def defined(body: list[ast.stmt], owner: str = "") -> Iterator[str]:
    """Yield the names that statements define, and those inside classes."""
    for statement in body:
        match statement:
            case ast.ClassDef(name=name, body=inner):
                yield owner + name
                yield from defined(inner, f"{owner}{name}.")
            case ast.FunctionDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                yield owner + name
            case ast.Assign(targets=[ast.Name(id=name)]):
                yield owner + name


@pytest.mark.parametrize("room", sorted(rooms()))
def test_the_glossary_names_what_is_there(room: str) -> None:
    assert room in PACKAGES
    assert [
        name for where, name, _ in ENTRIES if where == room and name not in names_in(room)
    ] == []


def test_no_name_is_in_the_glossary_twice() -> None:
    names = [name for _, name, _ in ENTRIES]

    assert sorted(names) == sorted(set(names))


def test_every_row_of_the_glossary_is_complete() -> None:
    rows = [line for part in rooms().values() for line in part.splitlines() if line[:2] == "| "]
    heads = [row for row in rows if row.startswith("| word |")]

    assert len(rows) == len(heads) + len(ENTRIES)
    assert [name for _, name, cells in ENTRIES if not all(map(str.strip, cells.split("|")))] == []
