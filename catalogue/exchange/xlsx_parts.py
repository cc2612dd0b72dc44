"""One part of a workbook, looked through before any cell is read."""

import re
from dataclasses import dataclass, field
from typing import IO
from xml.parsers.expat import ParserCreate

from catalogue.exchange.xlsx_limits import KINDS, TooMuch, allowance, spend

_BLOCK = 1 << 16
_LONGEST_TAG = 1 << 20  # bytes: all of a tag is held until it ends
_LARGEST_WORDS = 192 << 20  # bytes of the words that cells share: a reader holds all of them
_LONGEST_FORMULA = 200
_LAST_ROW = 1_048_576  # of any spreadsheet
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ROW = re.compile(r"[0-9]{1,7}")

Cells = dict[tuple[int, int], str]  # what stands in a cell, by row and column counted from 1


class BrokenPart(Exception):
    """No part of a workbook as spreadsheets write them."""


class FarCell(Exception):
    """A cell outside what a table may be; room would be kept for all between."""

    def __init__(self, row: int, column: int) -> None:
        super().__init__(row, column)
        self.row, self.column = row, column


@dataclass(slots=True, kw_only=True)
class Part:
    """What a part holds: of a sheet its extent, of the workbook its sheets and where they are.

    `hollow` are formulas without a result, and errors: they would be read as empty cells.
    """

    most_rows: int
    most_columns: int
    most_cells: int
    left: dict[str, int] = field(default_factory=allowance)
    hollow: Cells = field(default_factory=dict)
    sheets: dict[str, str] = field(default_factory=dict)  # relation by name
    targets: dict[str, str] = field(default_factory=dict)  # part by relation
    _root: str = ""
    _at: tuple[int, int] = (0, 0)
    _furthest: tuple[int, int] = (0, 0)
    _count: int = 0
    _kind: str = ""  # of the cell at hand
    _said: dict[str, str] = field(default_factory=dict)  # its formula ("f") and value ("v")
    _within: str = ""

    def scan(self, file: IO[bytes]) -> None:
        """Look the part through. Raises BrokenPart, FarCell, TooMuch or ExpatError."""
        parser = ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_document_type
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._hear
        read = 0
        while block := file.read(_BLOCK):
            parser.Parse(block)
            read += len(block)
            if read - parser.CurrentByteIndex > _LONGEST_TAG:
                raise BrokenPart
            if self._root == "sst" and read > _LARGEST_WORDS:
                raise TooMuch
        parser.Parse(b"", True)

    def _begin(self, element: str, attributes: dict[str, str]) -> None:
        name = element.rpartition(":")[2]
        spend(self.left, KINDS.get(name, "others"))
        self._root = self._root or name
        if self._root == "worksheet":
            self._begin_in_sheet(name, attributes)
        elif name == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            self.sheets[attributes.get("name", "")] = relation
        elif name == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def _begin_in_sheet(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            row = attributes.get("r", "")
            self._at = (int(row) if _ROW.fullmatch(row) else self._at[0] + 1, 0)
            if self._at[0] > _LAST_ROW:
                raise BrokenPart
        elif name == "c":
            self._go(*self._place(attributes.get("r")))
            self._kind, self._said = attributes.get("t", ""), {}
        elif name in ("f", "v"):
            self._within = name
            self._said[name] = ""

    def _place(self, reference: str | None) -> tuple[int, int]:
        """Return row and column of a cell; without a reference it follows the one before."""
        if reference is None:
            return self._at[0], self._at[1] + 1
        found = _CELL.fullmatch(reference)
        if found is None:
            raise BrokenPart
        return int(found[2]), column_number(found[1])

    def _go(self, row: int, column: int) -> None:
        self._at = (row, column)
        rows, columns = max(self._furthest[0], row), max(self._furthest[1], column)
        if row > self.most_rows or column > self.most_columns or rows * columns > self.most_cells:
            raise FarCell(row, column)
        self._furthest, self._count = (rows, columns), self._count + 1
        if self._count > rows * columns:  # one of them is there twice
            raise BrokenPart

    def _end(self, element: str) -> None:
        name = element.rpartition(":")[2]
        if name == self._within:
            self._within = ""
        if name == "c" and self._root == "worksheet":
            formula, value = self._said.get("f"), self._said.get("v", "")
            if self._kind == "e":
                self._hollow_out(value)
            elif formula is not None and not value and self._kind != "str":
                self._hollow_out(f"={formula}")

    def _hollow_out(self, said: str) -> None:
        spend(self.left, "hollow")
        self.hollow[self._at] = said[:_LONGEST_FORMULA]

    def _hear(self, text: str) -> None:
        if self._within:
            self._said[self._within] += text


def _refuse_document_type(*_names: object) -> None:
    """It could name files outside, or entities that grow without end."""
    raise BrokenPart


def column_number(letters: str) -> int:
    """Return the number of a column: 1 of A, 27 of AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
