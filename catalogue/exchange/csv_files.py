"""Item lists in CSV: FILE.csv, beside it FILE.materials.csv and so on for the other parts."""

import codecs
import csv
import re
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

from catalogue.exchange.columns import PARTS
from catalogue.exchange.opening import check_plain, file_name
from catalogue.exchange.problems import Place, Problem, UnreadableFile
from catalogue.exchange.tables import Table
from kernel.refusals import N_

LONGEST_CELL = 1 << 22  # of what is too long its own column is told; beyond it is a stray quote
_BLOCK = 1 << 20
_SHOWN = 4  # bytes of a fault
_GUARDED = re.compile("'+[=+@\t\r-]")  # an export guards such cells against spreadsheets


def tables(path: Path) -> dict[str, Table]:
    """Return the tables of a list by kind. Raises UnreadableFile."""
    files = {"items": path, **{kind: path.with_suffix(f".{kind}.csv") for kind in PARTS}}
    found = {kind: file for kind, file in files.items() if file.exists()}
    for file in found.values():
        check_plain(file)
    return {
        kind: Table(kind, file_name(file), "", _rows(file, encoding_of(file)))
        for kind, file in found.items()
    }


def encoding_of(path: Path) -> str:
    """Return utf-8-sig or gb18030, whichever the whole file is in. Raises UnreadableFile."""
    faults = []
    for encoding in ("utf-8-sig", "gb18030"):
        fault = _fault(path, encoding)
        if fault is None:
            return encoding
        faults.append(fault)
    line, given = max(faults, key=itemgetter(0))  # it was meant in the one that reads further
    raise UnreadableFile(
        Problem(
            place=Place(file_name(path), line),
            column="",
            value=given,
            message=N_("These bytes are neither UTF-8 nor GBK. Save the file in UTF-8."),
        )
    )


def _fault(path: Path, encoding: str) -> tuple[int, str] | None:
    """Return the first line that is not in an encoding, and its broken bytes."""
    decoder = codecs.getincrementaldecoder(encoding)()
    number = 1
    with path.open("rb") as file:
        try:
            while line := file.readline(_BLOCK):
                if "\0" in decoder.decode(line):
                    return number, "00"
                number += line.endswith(b"\n")
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as problem:
            return number, problem.object[problem.start : problem.start + _SHOWN].hex(" ")
    return None


def _rows(path: Path, encoding: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    number = 1
    with path.open(encoding=encoding, newline="") as file:
        rows = csv.reader(file, strict=True)
        try:
            while (row := next(rows, None)) is not None:
                yield [cell[1:] if _GUARDED.match(cell) else cell for cell in row]
                number += 1
        except csv.Error as problem:
            raise UnreadableFile(
                Problem(
                    place=Place(file_name(path), number),
                    column="",
                    value=str(problem),
                    message=N_("From this row on the file is no table. Look for a stray quote."),
                )
            ) from problem
