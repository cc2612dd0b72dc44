"""The ledger of reductions as a workbook or csv: each item with both its versions."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from catalogue.exchange.csv_writing import harmless
from catalogue.phrases.figures import SHOWN, UNIT_WORDS, measure_words
from catalogue.queries.ledger_export import ExportRow, Side, export_rows
from catalogue.values.figures import Figures, Measure
from catalogue.values.ledger import Asked
from catalogue.values.limits import LimitUnit
from kernel.access import Actor
from kernel.db import db
from kernel.replacing import replacing
from kernel.words import _
from organisation.queries import list_departments, list_regions

Cell = str | int | Decimal | None
COUNTED = (Measure.MATERIALS, Measure.INTERMEDIARIES, Measure.STEPS, Measure.VISITS)


def write_ledger(target: Path, form: str, asked: Asked, *, actor: Actor) -> None:
    """Write what `actor` may see, in the language of the moment."""
    rows = _rows(asked, actor)
    if form == "csv":
        _write_csv(target, rows)
    else:
        _write_xlsx(target, rows)


def _write_csv(target: Path, rows: Iterator[list[Cell]]) -> None:
    with replacing(target) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
        writer = csv.writer(text)
        for row in rows:
            writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
        text.flush()
        text.detach()


def _write_xlsx(target: Path, rows: Iterator[list[Cell]]) -> None:
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(_("Reductions"))
    sheet.freeze_panes = "C2"
    for row in rows:
        sheet.append([_written(sheet, cell) for cell in row])
    with replacing(target) as file:
        book.save(file)


def _written(sheet: Any, value: Cell) -> Any:
    """Return a number as a number and a text as no formula, whatever it begins with."""
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type, cell.number_format, cell.quotePrefix = "s", "@", True
    return cell


def _rows(asked: Asked, actor: Actor) -> Iterator[list[Cell]]:
    departments, regions = list_departments(), list_regions()
    yield _heads()
    for row in export_rows(db.session(), asked, actor):
        yield [
            row.code,
            row.name,
            departments[row.department_id].names["zh-Hans"],
            regions[row.region_id].names["zh-Hans"],
            _(SHOWN[row.show]) if row.show.value != "compared" else "",
            *_side(row.before),
            *_side(row.after),
            *_by_law(row),
        ]


def _heads() -> list[Cell]:
    item = [_("Code"), _("Service"), _("Department"), _("Region"), _("State")]
    figures = [
        _("Version"),
        _("In force"),
        _("Promised time"),
        _("Unit"),
        *map(measure_words, COUNTED),
        _("Fees in yuan"),
    ]
    before = [_("Before: %(what)s", what=words) for words in figures]
    after = [_("After: %(what)s", what=words) for words in figures]
    return [*item, *before, *after, _("Time by law"), _("Unit")]


def _side(side: Side | None) -> list[Cell]:
    if side is None:
        return [None] * 9
    figures = side.figures
    fees = None if figures.fees_fen is None else Decimal(figures.fees_fen) / 100
    return [
        side.number,
        side.since.isoformat(),
        figures.limit_number,
        _unit(figures.limit_unit),
        *(_counted(figures, one) for one in COUNTED),
        fees,
    ]


def _counted(figures: Figures, measure: Measure) -> int | None:
    amount: int | None = getattr(figures, measure.value)
    return amount


def _by_law(row: ExportRow) -> list[Cell]:
    side = row.after or row.before
    if side is None:
        return [None, None]
    return [side.figures.legal_number, _unit(side.figures.legal_unit)]


def _unit(unit: LimitUnit | None) -> str | None:
    return None if unit is None else _(UNIT_WORDS[unit])
