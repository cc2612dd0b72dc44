"""The published items as one JSON-LD file, written as they are read."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from flask import current_app

from catalogue.exchange.linked_bundles import event_node, for_region, grouped, grouping
from catalogue.exchange.linked_data import (
    SERVICE,
    context,
    department_node,
    region_node,
    service_node,
)
from catalogue.queries.bundles import published_bundles
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
    services = 0
    file.write(b'{"@context": ' + _json(context(base)) + b',\n"@graph": [\n')
    for number, node in enumerate(_nodes(base)):
        services += node["@type"] == SERVICE
        file.write((b",\n" if number else b"") + _json(node))
    file.write(b"\n]}\n")
    return services


def _nodes(base: str) -> Iterator[dict[str, Any]]:
    """Yield regions, departments and bundles first: services name them."""
    regions, departments = list_regions(), list_departments()
    bundles = published_bundles(db.session())
    yield from (region_node(region, base) for region in regions.values())
    for department in departments.values():
        yield department_node(department, regions[department.region_id], base)
    yield from (event_node(bundle, base) for bundle in bundles)
    members = grouping(bundles)
    for item in all_published(db.session()):
        region = regions[item.region_id]
        node = service_node(item.facts, departments[item.department_id], region, base)
        known = members.get(item.standard_id or item.item_id, ())
        yield grouped(node, for_region(known, region, regions), base)


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()
