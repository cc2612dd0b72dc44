"""Workbooks that people fill in: explained heads, lists to choose from, keys that stay."""

from collections.abc import Iterator, Mapping
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from catalogue.exchange.beside_columns import BESIDE_KEPT
from catalogue.exchange.cells import Row
from catalogue.exchange.columns import EXPORTED_SHEET, SHEETS
from catalogue.exchange.notes import choices, note

KEPT = {"items": ("code", "version", "kind", "state"), **BESIDE_KEPT}  # nobody types into these
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_LAST_ROW = 200_000
_WIDE, _NARROW = 28, 12


class Writing:
    """A workbook on its way to disk; rows are written at once and take no memory."""

    def __init__(self, heads: Mapping[str, Mapping[str, str]]) -> None:
        self._book = Workbook(write_only=True)
        self._heads = heads
        self._sheets = {kind: self._begun(kind) for kind in heads}
        self._codes: list[str] = []
        self._rows = dict.fromkeys(heads, 1)
        self._cells = {
            (kind, kept, risky): _styled(self._sheets[kind], kept=kept, risky=risky)
            for kind in heads
            for kept in (False, True)
            for risky in (False, True)
        }

    def add(self, kind: str, row: Row) -> None:
        """Write one row of a table."""
        self._rows[kind] += 1
        if kind == "items":
            self._codes.append(row.get("code", ""))
        self._sheets[kind].append(self._filled(kind, row))

    def save(self, file: IO[bytes]) -> None:
        """Finish the workbook and write it."""
        for kind, sheet in self._sheets.items():
            last = get_column_letter(len(self._heads[kind]))
            sheet.auto_filter.ref = f"A1:{last}{self._rows[kind]}"
        self._list_codes()
        self._book.save(file)

    def _list_codes(self) -> None:
        """Let an import see which rows somebody took out."""
        sheet: Any = self._book.create_sheet(EXPORTED_SHEET)
        sheet.sheet_state = "veryHidden"
        for code in self._codes:
            sheet.append([code])

    def _filled(self, kind: str, row: Row) -> Iterator[Any]:
        """Yield the cells of a row; each is written before the next is asked for."""
        kept = KEPT.get(kind, ())
        for path in self._heads[kind]:
            text = ILLEGAL_CHARACTERS_RE.sub("", row.get(path, ""))
            if not text and path not in kept:
                yield None
                continue
            cell = self._cells[kind, path in kept, text.startswith(_RISKY)]
            cell.value = text
            cell.data_type = "s"
            yield cell

    def _begun(self, kind: str) -> Any:
        sheet: Any = self._book.create_sheet(SHEETS[kind])
        sheet.freeze_panes = "B2"
        _protect(sheet)
        for number, path in enumerate(self._heads[kind], 1):
            letter = get_column_letter(number)
            column = sheet.column_dimensions[letter]
            column.number_format, column.protection = "@", Protection(locked=False)
            words = choices(kind, path)
            column.width = _NARROW if words else _WIDE
            if words:
                sheet.data_validations.append(_list(words, f"{letter}2:{letter}{_LAST_ROW}"))
        sheet.append([_head(sheet, kind, *pair) for pair in self._heads[kind].items()])
        return sheet


def _protect(sheet: Any) -> None:
    """Keep heads and keys from being typed over by mistake; without a password, so no more."""
    sheet.protection.sheet = True
    for name in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows"):
        setattr(sheet.protection, name, False)  # what is not barred
    sheet.protection.sort = sheet.protection.autoFilter = False


def _list(words: list[str], cells: str) -> DataValidation:
    rule = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
    rule.showErrorMessage = True
    rule.errorTitle, rule.error = "不在列表中", "请从下拉列表中选择。"
    rule.add(cells)
    return rule


def _head(sheet: Any, kind: str, path: str, head: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=head)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="FFE8EEF7")
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.comment = Comment(note(kind, path), "", height=120, width=280)
    return cell


def _styled(sheet: Any, *, kept: bool, risky: bool) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value="")
    cell.number_format = "@"  # codes keep their zeros
    cell.protection = Protection(locked=kept)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if kept:
        cell.fill = PatternFill("solid", fgColor="FFF2F2F2")
    cell.quotePrefix = risky  # it stays text when somebody types into the cell
    return cell
