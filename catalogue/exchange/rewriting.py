"""The program that writes a workbook of before 2007 anew, with little memory (`old_workbooks`)."""

import resource
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from python_calamine import CalamineWorkbook

from catalogue.exchange.merged import filled

_MOST_MEMORY = 400 * 1024 * 1024
_MOST_CELLS = 4_000_000


def main() -> None:
    """Write the workbook named first as the one named second."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    with Path(sys.argv[1]).open("rb") as file:  # by what is in it, whatever it is called
        old = CalamineWorkbook.from_filelike(file)
    new = Workbook(write_only=True)
    for name in old.sheet_names:
        sheet = old.get_sheet_by_name(name)
        if sheet.total_height * sheet.total_width > _MOST_CELLS:
            raise SystemExit(1)
        target: Any = new.create_sheet(name)
        before = [""] * (sheet.start[1] if sheet.start else 0)  # columns that it leaves out
        rows = ([*before, *row] for row in sheet.iter_rows())
        for row in filled(rows, sheet.merged_cell_ranges or ()):
            target.append(_cells(target, row))
    new.save(sys.argv[2])


def _cells(sheet: Any, row: Iterable[Any]) -> Iterator[Any]:
    for value in row:
        if value in ("", None):
            yield None
        elif isinstance(value, str):
            cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("\ufffd", value))
            cell.data_type = "s"  # never a formula
            yield cell
        else:
            known = isinstance(value, bool | int | float | datetime | date)
            yield value if known else str(value)


if __name__ == "__main__":
    main()
