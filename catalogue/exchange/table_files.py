"""All that is published as tables: one CSV a kind, packed together, with what each column is."""

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from catalogue.exchange.cells import Row, rows_of, written
from catalogue.exchange.columns import OF_ITEMS
from catalogue.exchange.csv_writing import writing_tables
from catalogue.queries.indexable import Indexable, all_published
from catalogue.values.facts import ItemFacts
from kernel.db import db
from organisation.queries import list_departments, list_regions

PIECE = 1 << 20
Stamp = tuple[int, int, int, int, int, int]


def pack_tables(file: IO[bytes], beside: Path, *, licence: str, now: datetime) -> int:
    """Write the tables into an open file; return how many items. Memory stays as it is.

    A zip takes one file after the other: until then they lie in a folder of their own `beside`.
    """
    with TemporaryDirectory(dir=beside, prefix=".tables-") as folder:
        files = {kind: Path(folder) / f"{kind}.csv" for kind in OF_ITEMS}
        number = _write(files)
        stamp = now.timetuple()[:6]
        with ZipFile(file, "w", ZIP_DEFLATED) as packed:
            for path in files.values():
                _add(packed, path, stamp)
            info = ZipInfo("datapackage.json", stamp)
            packed.writestr(info, json.dumps(_package(licence, now), ensure_ascii=False, indent=1))
    return number


def _write(files: Mapping[str, Path]) -> int:
    heads = {kind: dict(written(kind)) for kind in files}
    number = 0
    with ExitStack() as stack:
        opened = {kind: stack.enter_context(path.open("wb")) for kind, path in files.items()}
        write = stack.enter_context(writing_tables(opened, heads))
        for item in all_published(db.session()):
            number += 1
            for kind, row in _rows(item):
                write(kind, row)
    return number


def _rows(item: Indexable) -> Iterator[tuple[str, Row]]:
    """Yield the rows of an item, which names its department and region as they are called now."""
    department = list_departments()[item.department_id].names["zh-Hans"]
    region = list_regions()[item.region_id].code
    facts: ItemFacts = replace(item.facts, department=department, region=region)
    return rows_of(facts)


def _add(packed: ZipFile, path: Path, stamp: Stamp) -> None:
    info = ZipInfo(path.name, stamp)
    info.compress_type = ZIP_DEFLATED
    with path.open("rb") as source, packed.open(info, "w", force_zip64=True) as target:
        copyfileobj(source, target, PIECE)


def _package(licence: str, now: datetime) -> dict[str, Any]:
    """Return what the files are, as Frictionless data packages say it."""
    package: dict[str, Any] = {
        "name": "onewindow-items",
        "created": now.isoformat(timespec="seconds"),
        "resources": [_resource(kind) for kind in OF_ITEMS],
    }
    return package | ({"licenses": [{"path": licence}]} if licence else {})


def _resource(kind: str) -> dict[str, Any]:
    columns = written(kind)
    return {
        "name": kind,
        "path": f"{kind}.csv",
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {"name": head, "title": path, "type": "string"} for path, head in columns.items()
            ]
        },
    }
