"""Write every current item with its state, in the form of the import templates."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

import click
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from catalogue.exchange.chinese import THEME_WORDS, codes_of, word_of
from catalogue.exchange.columns import HEADS, SHEETS, STATE
from catalogue.queries.drafts import DraftExport, all_drafts
from catalogue.rules.content import to_json
from catalogue.values.codes import (
    Acceptance,
    AcceptScope,
    Audience,
    Channel,
    Charged,
    Handling,
    HandlingSystem,
    ItemType,
    Level,
    MaterialForm,
    MaterialKind,
    MaterialSource,
    Necessity,
    RevisionState,
)
from catalogue.values.limits import LimitUnit
from kernel.db import db

_STATES = {
    RevisionState.DRAFT: "草稿",
    RevisionState.IN_REVIEW: "审核中",
    RevisionState.PUBLISHED: "已发布",
    RevisionState.WITHDRAWN: "已取消",
}
_RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would take the cell for a formula
Row = dict[str, str]
Write = Callable[[str, Row], None]  # (kind of table, one row)


def export_file(path: Path) -> int:
    """Write all items to a .json, .xlsx or .csv file; return how many."""
    writers = {".json": _write_json, ".xlsx": _write_xlsx, ".csv": _write_csv}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise click.UsageError("Lists are written as .json, .xlsx or .csv.")
    return writer(path)


def _drafts() -> Iterator[DraftExport]:
    return all_drafts(db.session())


def _write_json(path: Path) -> int:
    number = 0
    with path.open("w", encoding="utf-8") as file:
        file.write('{"items": [')
        for number, draft in enumerate(_drafts(), 1):
            file.write(",\n" if number > 1 else "\n")
            item = without_keys(to_json(draft.facts)) | {"state": draft.state.value}
            file.write(json.dumps(item, ensure_ascii=False))
        file.write("\n]}\n")
    return number


def without_keys(item: dict[str, Any]) -> dict[str, Any]:
    """Return the content of an item as the template has it: keys of parts are our own."""
    kept = dict(item)
    for kind in ("materials", "steps"):
        if kind in kept:
            kept[kind] = [{k: v for k, v in part.items() if k != "key"} for part in kept[kind]]
    return kept


def _write_csv(path: Path) -> int:
    files = {kind: path.with_suffix(f".{kind}.csv") for kind in HEADS} | {"items": path}
    opened: dict[str, IO[str]] = {}
    try:
        writers = {}
        for kind, file in files.items():
            opened[kind] = file.open("w", encoding="utf-8-sig", newline="")
            writers[kind] = csv.writer(opened[kind])
            writers[kind].writerow(_heads(kind).values())

        def write(kind: str, row: Row) -> None:
            writers[kind].writerow([harmless(row.get(name, "")) for name in _heads(kind)])

        return _write_rows(write)
    finally:
        for handle in opened.values():
            handle.close()


def _write_xlsx(path: Path) -> int:
    book = Workbook(write_only=True)
    sheets = {kind: book.create_sheet(SHEETS[kind]) for kind in HEADS}
    for kind, sheet in sheets.items():
        sheet.append(list(_heads(kind).values()))

    def write(kind: str, row: Row) -> None:
        sheets[kind].append([_text_cell(sheets[kind], row.get(n, "")) for n in _heads(kind)])

    number = _write_rows(write)
    book.save(path)
    return number


def _text_cell(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=None)
    cell.value = harmless(text)
    cell.data_type = "s"
    cell.number_format = "@"  # codes keep their zeros
    return cell


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_RISKY) else text


def _heads(kind: str) -> Mapping[str, str]:
    return {**HEADS[kind], **(STATE if kind == "items" else {})}


def _write_rows(write: Write) -> int:
    number = 0
    for draft in _drafts():
        number += 1
        item = to_json(draft.facts)
        for kind in ("materials", "steps"):
            for part in item.pop(kind, ()):
                write(kind, {"item": draft.facts.code, **_flat(part)})
        write("items", {**_flat(item), "state": _STATES[draft.state]})
    return number


def _flat(data: Mapping[str, Any], prefix: str = "") -> Row:
    row: Row = {}
    for name, value in data.items():
        if isinstance(value, dict):
            row |= _flat(value, f"{prefix}{name}.")
        else:
            row[prefix + name] = _cell(name, value)
    return row


def _cell(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        if name in ("fees", "faqs"):
            return "\n".join(_line(name, part) for part in value)
        glue = "\n" if name in ("legal_basis", "aliases") else "；"
        return glue.join(_word(name, str(part)) for part in value)
    return _word(name, str(value))


def _line(name: str, part: Mapping[str, Any]) -> str:
    if name == "faqs":
        return "|".join(_flatted(part.get(key, "")) for key in ("question", "answer"))
    fen = part.get("amount_fen")
    amount = "" if fen is None else f"{fen // 100}.{fen % 100:02d}"
    rest = (_flatted(part.get(key, "")) for key in ("standard", "basis"))
    return "|".join((_flatted(part.get("name", "")), amount, *rest))


def _flatted(text: str) -> str:
    return " ".join(text.replace("|", "｜").split())


_KINDS: Mapping[str, type[StrEnum]] = {
    "item_type": ItemType,
    "handling": Handling,
    "level": Level,
    "audiences": Audience,
    "channels": Channel,
    "accepted_at": Level,
    "claimed_at": Level,
    "accept_scope": AcceptScope,
    "unit": LimitUnit,
    "extension_unit": LimitUnit,
    "charged": Charged,
    "acceptance": Acceptance,
    "handling_system": HandlingSystem,
    "necessity": Necessity,
    "kind": MaterialKind,
    "form": MaterialForm,
    "source": MaterialSource,
}


def _word(name: str, value: str) -> str:
    """Return the Chinese word of a code; other text as it is."""
    if name == "themes":
        return THEME_WORDS.get(value, value)
    kind = _KINDS.get(name)
    return word_of(codes_of(kind)[value]) if kind else value
