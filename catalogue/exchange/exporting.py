"""Write current items with their state, in the form of the import templates."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from catalogue.exchange.beside_rows import rows_beside
from catalogue.exchange.cells import Row, rows_of, written
from catalogue.exchange.columns import BESIDE, HEADS, OF_ITEMS, PASSED_OVER, VERSION
from catalogue.exchange.csv_writing import writing_tables
from catalogue.exchange.linked_files import write_linked
from catalogue.exchange.workbooks import Writing
from catalogue.queries.drafts import DraftExport, DraftFilter, all_drafts
from catalogue.rules.content import to_json
from catalogue.rules.situation_names import in_names
from catalogue.values.codes import RevisionState
from catalogue.values.facts import ItemFacts
from catalogue.values.states import ItemKind
from kernel.access import SYSTEM, Actor
from kernel.db import db
from kernel.replacing import replacing

_STATES = {
    RevisionState.DRAFT: "草稿",
    RevisionState.IN_REVIEW: "审核中",
    RevisionState.PUBLISHED: "已发布",
    RevisionState.WITHDRAWN: "已取消",
}
_KINDS = {ItemKind.OWN: "自有", ItemKind.STANDARD: "基本目录", ItemKind.CLAIM: "承接"}
Drafts = Iterator[DraftExport]


def export_file(path: Path, narrow: DraftFilter | None = None, *, actor: Actor = SYSTEM) -> int:
    """Write the items that `actor` may edit to a .json, .xlsx or .csv file; return how many.

    As .jsonld (CPSV-AP) all that is published is written, whoever asks.
    """
    if path.suffix.lower() == ".jsonld":
        return write_linked(path)
    writers: dict[str, Callable[[Path, Drafts], int]] = {
        ".json": _write_json,
        ".xlsx": lambda path, drafts: _write_xlsx(path, drafts, actor),
        ".csv": _write_csv,
    }
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise click.UsageError("Lists are written as .json, .xlsx, .csv or .jsonld.")
    return writer(path, all_drafts(db.session(), narrow, actor))


def _write_json(path: Path, drafts: Drafts) -> int:
    number = 0
    with replacing(path) as file:
        file.write(b'{"items": [')
        for number, draft in enumerate(drafts, 1):
            file.write(b",\n" if number > 1 else b"\n")
            item = without_keys(to_json(in_names(_own(draft)))) | {
                "version": draft.version,
                "kind": draft.kind.value,
                "state": draft.state.value,
            }
            file.write(json.dumps(item, ensure_ascii=False).encode())
        file.write(b"\n]}\n")
    return number


def without_keys(item: dict[str, Any]) -> dict[str, Any]:
    """Return the content of an item as the template has it: keys of parts are our own."""
    kept = dict(item)
    for kind in ("materials", "steps"):
        if kind in kept:
            kept[kind] = [{k: v for k, v in part.items() if k != "key"} for part in kept[kind]]
    return kept


def _write_csv(path: Path, drafts: Drafts) -> int:
    files = {kind: path.with_suffix(f".{kind}.csv") for kind in OF_ITEMS} | {"items": path}
    with ExitStack() as stack:
        opened = {kind: stack.enter_context(replacing(file)) for kind, file in files.items()}
        columns = {kind: heads(kind) for kind in OF_ITEMS}
        write = stack.enter_context(writing_tables(opened, columns))
        return _write_rows(drafts, write)


def _write_xlsx(path: Path, drafts: Drafts, actor: Actor) -> int:
    writing = Writing({kind: heads(kind) for kind in HEADS})
    number = _write_rows(drafts, writing.add)
    _finish(writing, path, actor)
    return number


def write_beside(path: Path, actor: Actor) -> None:
    """Write the material dictionary and the bundles that `actor` may edit, and no items."""
    _finish(Writing({kind: heads(kind) for kind in BESIDE}), path, actor)


def _finish(writing: Writing, path: Path, actor: Actor) -> None:
    for kind, row in rows_beside(db.session(), actor):
        writing.add(kind, row)
    with replacing(path) as file:
        writing.save(file)


def heads(kind: str) -> dict[str, str]:
    """Return the heads of a table by path, as they are written."""
    if kind != "items":
        return dict(written(kind))
    return {**written(kind), **VERSION, **PASSED_OVER}


def _write_rows(drafts: Drafts, write: Callable[[str, Row], None]) -> int:
    number = 0
    for draft in drafts:
        number += 1
        for kind, row in rows_of(_own(draft)):
            write(kind, row | _standing(draft) if kind == "items" else row)
    return number


def _own(draft: DraftExport) -> ItemFacts:
    """Return what a list says of a draft: questions and decisions only where they are its own."""
    if draft.kind is not ItemKind.CLAIM:
        return draft.facts
    return replace(draft.facts, questions=(), decisions=())


def _standing(draft: DraftExport) -> Row:
    return {
        "version": str(draft.version),
        "kind": _KINDS[draft.kind],
        "state": _STATES[draft.state],
    }
