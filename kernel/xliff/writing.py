"""Write XLIFF 2.0, unit by unit: a file of any length needs the memory of one unit."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import IO
from xml.sax.saxutils import quoteattr

from kernel.bilingual import FileHead, Note, Unit, UnitGroup, UnitState, mark_of
from kernel.locales import direction
from kernel.plain import NOT_XML
from kernel.xliff.inline import Codes, xml_text
from kernel.xliff.names import MARKED_BY, NAMESPACE


def write_xliff(file: IO[bytes], head: FileHead, units: Iterable[Unit]) -> int:
    """Write a file for a translator's tool; return the number of units."""
    number = 0
    for line in _head(head):
        file.write(line.encode())
    for group, members in groupby(units, key=lambda unit: unit.group):
        for line in _group(group, members):
            number += line.startswith("<unit ")
            file.write(f"{line}\n".encode())
    file.write(b"</file>\n</xliff>\n")
    return number


def _head(head: FileHead) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<xliff xmlns="{NAMESPACE}" version="2.0"'
    yield f' srcLang="{head.source}" trgLang="{head.target}">\n'
    yield f'<file id="{head.kind}" canResegment="no" srcDir="{direction(head.source)}"'
    yield f' trgDir="{direction(head.target)}" xml:space="preserve">\n'


def _group(group: UnitGroup | None, members: Iterable[Unit]) -> Iterator[str]:
    if group:
        yield f"<group id={_value(group.id)} name={_value(group.name)}>"
        yield from _notes(group.notes)
    for unit in members:
        yield from _unit(unit)
    if group:
        yield "</group>"


def _unit(unit: Unit) -> Iterator[str]:
    codes = Codes(unit.source)
    codes.also(unit.target)
    yield f"<unit id={_value(unit.id)}{_named(unit.name)}>"
    yield from _notes(unit.notes)
    if codes.data:
        yield codes.original_data()
    state = unit.state if unit.target else UnitState.INITIAL
    yield f'<segment state="{state}" subState="{MARKED_BY}{mark_of(unit.target, state)}">'
    yield f"<source>{codes.marked_up(unit.source)}</source>"
    if unit.target:
        yield f"<target>{codes.marked_up(unit.target)}</target>"
    yield "</segment>"
    yield "</unit>"


def _notes(notes: Sequence[Note]) -> Iterator[str]:
    if notes:
        yield "<notes>"
        for note in notes:
            yield f"<note category={_value(note.category)}>{xml_text(note.text)}</note>"
        yield "</notes>"


def _named(name: str) -> str:
    return f" name={_value(name)}" if name else ""


def _value(text: str) -> str:
    return quoteattr(NOT_XML.sub("\ufffd", text))
