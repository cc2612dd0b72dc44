"""All that is published, as files: one item a line, tables, CPSV-AP. Memory stays as it is."""

import gzip
import hashlib
import json
import shutil
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from catalogue.exchange.exporting import without_keys
from catalogue.exchange.linked_files import Sink, stream_linked
from catalogue.exchange.table_files import pack_tables
from catalogue.queries.indexable import all_published
from catalogue.rules.content import to_json
from catalogue.usecases.dumps import DUMPS, data_licence, digest_of, dump_of, dumps_made
from kernel.clock import office_day
from kernel.db import db
from kernel.replacing import replacing
from organisation.queries import forget_places, list_departments, list_regions

ABANDONED = timedelta(days=1)  # no run takes as long


def write_dumps(now: datetime) -> int:
    """Write every dump anew, and return how many items; meanwhile the old one is sent."""
    _tidy(dump_of("items").parent, before=now - ABANDONED)
    forget_places()
    writers: Mapping[str, Callable[[IO[bytes]], int]] = {
        "items.jsonl.gz": lambda file: _packed(file, _lines),
        "items.csv.zip": lambda file: pack_tables(
            file, dump_of("items").parent, licence=data_licence(), now=now
        ),
        "items.jsonld.gz": lambda file: _packed(file, stream_linked),
    }
    number = 0
    for name, write in writers.items():
        with replacing(dump_of(name)) as file:
            number = write(file)
        _note_digest(name)
    return number


def write_todays_dumps(now: datetime) -> None:
    """Write the dumps once a day, however often the worker starts: it takes a while."""
    made = dumps_made()
    days = {office_day(one.made_at) for one in made}
    if len(made) < len(DUMPS) or days != {office_day(now)}:
        write_dumps(now)


def _tidy(folder: Path, *, before: datetime) -> None:
    """Remove half-written files of runs that were killed."""
    for left in folder.glob(".*"):
        if left.stat().st_mtime >= before.timestamp():
            continue
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()


def _note_digest(name: str) -> None:
    """Write what tells a whole file from a damaged one beside it, as `sha256sum -c` reads it."""
    with dump_of(name).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    with replacing(digest_of(name)) as beside:
        beside.write(f"{digest}  {name}\n".encode())


def _packed(file: IO[bytes], write: Callable[[Sink], int]) -> int:
    with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
        return write(packed)


def _lines(file: Sink) -> int:
    departments, regions = list_departments(), list_regions()
    number = 0
    for item in all_published(db.session()):
        number += 1
        line = without_keys(to_json(item.facts)) | {
            "department": departments[item.department_id].names["zh-Hans"],
            "region": regions[item.region_id].code,
        }
        file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
    return number
