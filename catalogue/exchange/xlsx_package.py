"""The package of a workbook: nothing in it may fill the memory, reach outside or hide a value."""

import zipfile
from pathlib import Path
from xml.parsers.expat import ExpatError

from catalogue.exchange.old_workbooks import ENDINGS, as_xlsx
from catalogue.exchange.opening import file_name
from catalogue.exchange.problems import Place, Problem, UnreadableFile
from catalogue.exchange.tables import MOST_COLUMNS, MOST_ROWS
from catalogue.exchange.xlsx_limits import TooMuch, allowance
from catalogue.exchange.xlsx_parts import (
    BrokenPart,
    Cells,
    FarCell,
    Part,
    column_letters,
)
from kernel.refusals import N_

LARGEST_UNPACKED = 256 * 1024 * 1024
MOST_ENTRIES = 2_000
MOST_CELLS = 4_000_000  # of a sheet; empty ones between others count
NOT_READ = N_("This is not a workbook that can be read. Save it again as .xlsx.")
_TOO_LARGE = N_("The workbook is too large. Cut it up.")


def readable(path: Path, folder: Path) -> Path:
    """Return a workbook as .xlsx; one of old is written anew in a folder. Raises UnreadableFile."""
    if path.suffix.lower() not in ENDINGS:
        return path
    found = as_xlsx(path, folder)
    if found is None:
        raise unreadable(path, NOT_READ)
    return found


def check_package(path: Path) -> dict[str, Cells]:
    """Return the cells of each sheet that would be read as empty but are not.

    Raises UnreadableFile.
    """
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            if len(entries) > MOST_ENTRIES or unpacked > LARGEST_UNPACKED:
                raise unreadable(path, _TOO_LARGE)
            looked_at = [entry for entry in entries if _is_looked_at(entry)]
            left = allowance()
            parts = {e.filename: _part(path, package, e, left) for e in looked_at}
            if package.testzip():  # an entry that unpacks to more or other than it says
                raise BrokenPart
            if len({entry.filename for entry in entries}) < len(entries):
                raise BrokenPart
        return _by_sheet(parts)
    except TooMuch as much:
        raise unreadable(path, _TOO_LARGE) from much
    except (zipfile.BadZipFile, ExpatError, OSError, RuntimeError, EOFError, BrokenPart) as broken:
        raise unreadable(path, NOT_READ) from broken


def sheet_entries(package: zipfile.ZipFile) -> dict[str, str]:
    """Return the entry of each sheet by its name, of a package that was checked."""
    parts = {}
    for name in ("xl/_rels/workbook.xml.rels", "xl/workbook.xml"):
        parts[name] = Part(most_rows=0, most_columns=0, most_cells=0)
        with package.open(name) as file:
            parts[name].scan(file)
    targets = parts["xl/_rels/workbook.xml.rels"].targets
    sheets = parts["xl/workbook.xml"].sheets
    return {name: _inside(targets[relation]) for name, relation in sheets.items()}


def unreadable(path: Path, message: str) -> UnreadableFile:
    """Return the problem of a workbook as a whole."""
    return UnreadableFile(
        Problem(place=Place(file_name(path), 1), column="", value="", message=message)
    )


def _is_looked_at(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.endswith((".xml", ".rels"))


def _part(
    path: Path, package: zipfile.ZipFile, entry: zipfile.ZipInfo, left: dict[str, int]
) -> Part:
    part = Part(most_rows=MOST_ROWS, most_columns=MOST_COLUMNS, most_cells=MOST_CELLS, left=left)
    try:
        with package.open(entry) as file:
            part.scan(file)
    except FarCell as far:
        if far.row <= MOST_ROWS and far.column <= MOST_COLUMNS:
            raise unreadable(path, _TOO_LARGE) from far
        raise UnreadableFile(
            Problem(
                place=Place(file_name(path), far.row, entry.filename.rpartition("/")[2]),
                column=column_letters(far.column),
                value="",
                message=N_("There is a cell far outside the table. Delete it."),
            )
        ) from far
    return part


def _by_sheet(parts: dict[str, Part]) -> dict[str, Cells]:
    """Return the hollow cells by name of sheet. Raises BrokenPart for one not looked through."""
    try:
        targets = parts["xl/_rels/workbook.xml.rels"].targets
        return {
            name: parts[_inside(targets[relation])].hollow
            for name, relation in parts["xl/workbook.xml"].sheets.items()
        }
    except KeyError as missing:
        raise BrokenPart from missing


def _inside(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"
