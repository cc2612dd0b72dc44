"""A refused workbook as its owner gets it back: wrong cells red, beside each row what to do."""

import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from catalogue.exchange.columns import PROBLEM, tidy
from catalogue.exchange.marking import SheetMarks, marked
from catalogue.exchange.marking_styles import Styles
from catalogue.exchange.old_workbooks import ENDINGS
from catalogue.exchange.problems import Problem, UnreadableFile, shortened
from catalogue.exchange.xlsx_package import check_package, readable, sheet_entries
from kernel.replacing import replacing

STYLES = "xl/styles.xml"
_BLOCK = 1 << 20
MOST_OF_A_REMARK = 2_000


def send_back(path: Path, problems: Iterable[Problem], target: Path) -> bool:
    """Write the marked workbook; return whether the list was one and had places to mark."""
    placed = [one for one in problems if one.place.sheet]
    if path.suffix.lower() not in (".xlsx", *ENDINGS) or not placed:
        return False
    try:
        with tempfile.TemporaryDirectory() as folder:
            _write(readable(path, Path(folder)), placed, target)
    except (UnreadableFile, CalamineError, OSError, ValueError, KeyError):  # told of already
        return False
    return True


def _write(path: Path, problems: Iterable[Problem], target: Path) -> None:
    check_package(path)
    marks = _marks(CalamineWorkbook.from_path(path), problems)
    with (
        zipfile.ZipFile(path) as package,
        replacing(target) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        _copy(package, copy, marks)


def _marks(book: CalamineWorkbook, problems: Iterable[Problem]) -> dict[str, SheetMarks]:
    by_sheet: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_sheet[problem.place.sheet].append(problem)
    return {
        name: _marks_of(_heads(book, name), found)
        for name, found in by_sheet.items()
        if name in book.sheet_names
    }


def _heads(book: CalamineWorkbook, name: str) -> list[str]:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=1)
    return [shortened(head) for head in rows[0]] if rows else []


def _marks_of(heads: list[str], problems: list[Problem]) -> SheetMarks:
    at = {head: number for number, head in reversed([*enumerate(heads, 1)]) if head}
    old = next((n for n, head in enumerate(heads, 1) if tidy(head).startswith(PROBLEM)), 0)
    marks = SheetMarks(remark_column=old or max(at.values(), default=0) + 1, again=bool(old))
    said: dict[int, list[str]] = defaultdict(list)
    for problem in problems:
        row, column = problem.place.row, at.get(problem.column)
        if column:
            marks.cells.setdefault(row, set()).add(column)
        said[row].append(": ".join(filter(None, (problem.column, problem.sentence))))
    marks.remarks = {row: "\n".join(words)[:MOST_OF_A_REMARK] for row, words in said.items()}
    marks.remarks[1] = ": ".join(filter(None, (PROBLEM, marks.remarks.get(1, ""))))
    return marks


def _copy(package: zipfile.ZipFile, copy: zipfile.ZipFile, marks: Mapping[str, SheetMarks]) -> None:
    """Copy what is not told of as it is. Styles come last: only then all are known."""
    entries = {entry: name for name, entry in sheet_entries(package).items()}
    has_styles = STYLES in package.namelist()
    styles = Styles(package.read(STYLES) if has_styles else b"")
    for entry in package.infolist():
        if entry.filename == STYLES:
            continue
        found = marks.get(entries.get(entry.filename, ""))
        with package.open(entry) as source, copy.open(entry.filename, "w") as target:
            pieces = (
                marked(source, found, styles.restyle)
                if found
                else iter(partial(source.read, _BLOCK), b"")
            )
            for piece in pieces:
                target.write(piece)
    if has_styles:
        copy.writestr(STYLES, styles.xml())
