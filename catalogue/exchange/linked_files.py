"""The published items as one JSON-LD file, written as they are read."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from flask import current_app

from catalogue.exchange.linked_data import context, department_node, region_node, service_node
from catalogue.queries.indexable import all_published
from kernel.db import db
from kernel.replacing import replacing
from organisation.queries import list_departments, list_regions


class Sink(Protocol):
    """What bytes can be written to, packed or not."""

    def write(self, data: bytes, /) -> object:
        """Write some more."""


def write_linked(path: Path) -> int:
    """Write all that citizens can read; return how many items. Drafts are nobody's data yet."""
    with replacing(path) as file:
        return stream_linked(file)


def stream_linked(file: Sink) -> int:
    """Write the same to a file that is open."""
    base = str(current_app.config["ONEWINDOW_PUBLIC_BASE_URL"])
    number = -1
    file.write(b'{"@context": ' + _json(context(base)) + b',\n"@graph": [\n')
    for number, node in enumerate(_nodes(base)):
        file.write((b",\n" if number else b"") + _json(node))
    file.write(b"\n]}\n")
    return number + 1 - len(list_departments()) - len(list_regions())


def _nodes(base: str) -> Iterator[dict[str, Any]]:
    """Yield regions and departments first: services name them."""
    regions, departments = list_regions(), list_departments()
    for region in regions.values():
        yield region_node(region, base)
    for department in departments.values():
        yield department_node(department, regions[department.region_id], base)
    for item in all_published(db.session()):
        yield service_node(
            item.facts, departments[item.department_id], regions[item.region_id], base
        )


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()
