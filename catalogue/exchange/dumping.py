"""All that is published, as files: one item a line, and CPSV-AP. Memory stays as it is."""

import gzip
import json
from collections.abc import Callable
from datetime import datetime

from catalogue.exchange.exporting import without_keys
from catalogue.exchange.linked_files import Sink, stream_linked
from catalogue.queries.indexable import all_published
from catalogue.rules.content import to_json
from catalogue.usecases.dumps import dump_of
from kernel.db import db
from kernel.replacing import replacing
from organisation.queries import forget_places, list_departments, list_regions


def write_dumps(_now: datetime) -> int:
    """Write every dump anew, and return how many items; meanwhile the old one is sent."""
    forget_places()
    writers: dict[str, Callable[[Sink], int]] = {
        "items.jsonl.gz": _lines,
        "items.jsonld.gz": stream_linked,
    }
    number = 0
    for name, write in writers.items():
        with (
            replacing(dump_of(name)) as file,
            gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed,
        ):
            number = write(packed)
    return number


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
