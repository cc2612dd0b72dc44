"""Item lists in CSV: FILE.csv, beside it FILE.materials.csv and FILE.steps.csv."""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

from catalogue.exchange.problems import Place, Problem, UnreadableFile
from catalogue.exchange.tables import Table
from kernel.refusals import N_

LONGEST_CELL = 131_072
_BLOCK = 1 << 20


def tables(path: Path) -> dict[str, Table]:
    """Return the tables of a list by kind. Raises UnreadableFile."""
    files = {
        "items": path,
        "materials": path.with_suffix(".materials.csv"),
        "steps": path.with_suffix(".steps.csv"),
    }
    return {
        kind: Table(kind, file.name, "", _rows(file, encoding_of(file)))
        for kind, file in files.items()
        if file.exists()
    }


def encoding_of(path: Path) -> str:
    """Return utf-8-sig or gb18030, whichever the whole file is in. Raises UnreadableFile."""
    if _reads_as(path, "utf-8-sig"):
        return "utf-8-sig"
    if _reads_as(path, "gb18030"):
        return "gb18030"
    raise UnreadableFile(
        Problem(
            place=Place(path.name, _broken_line(path)),
            column="",
            value="",
            message=N_("These bytes are neither UTF-8 nor GBK. Save the file in UTF-8."),
        )
    )


def _reads_as(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while block := file.read(_BLOCK):
                if "\0" in decoder.decode(block):
                    return False
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _broken_line(path: Path) -> int:
    """Return the first line that is not UTF-8."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode("utf-8-sig")
            except UnicodeDecodeError:
                return number
    return 1


def _rows(path: Path, encoding: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file)
        try:
            yield from reader
        except csv.Error as problem:
            raise UnreadableFile(
                Problem(
                    place=Place(path.name, reader.line_num),
                    column="",
                    value=str(problem),
                    message=N_("From this row on the file is no table. Look for a stray quote."),
                )
            ) from problem
