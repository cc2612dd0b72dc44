"""Item lists in JSON ({"items": [...]}) and JSON lines."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from catalogue.exchange import gxzwfw
from catalogue.exchange.problems import Place, Problem, UnreadableFile, shortened
from catalogue.exchange.rows import RawItem
from catalogue.exchange.shape import FOREIGN_ITEM
from kernel.refusals import N_

LARGEST_JSON = 64 * 1024 * 1024
LONGEST_LINE = 8 * 1024 * 1024
NO_JSON = N_("This is not valid JSON. Write the file again with a JSON program.")


def read_json(path: Path) -> Iterator[RawItem]:
    """Yield the items of a JSON file. Raises UnreadableFile."""
    place = Place(path.name, 1)
    if path.stat().st_size > LARGEST_JSON:
        raise _unreadable(place, "", N_("The file is too large. Cut it up, or use JSON lines."))
    data = _parsed(path.read_bytes(), place)
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list):
        raise _unreadable(
            place, "items", N_('The file has no list of items. Write {"items": [...]}.')
        )
    for number, item in enumerate(items, 1):
        yield _raw(Place(path.name, number), item)


def first_item(path: Path) -> Any:
    """Return the first line that can be read. Raises UnreadableFile where there is none."""
    unread: UnreadableFile | None = None
    with path.open("rb") as file:
        for number, line in enumerate(iter(partial(file.readline, LONGEST_LINE), b""), 1):
            try:
                if line.strip():
                    return _parsed(line, Place(path.name, number))
            except UnreadableFile as problem:
                unread = unread or problem
    raise unread or _unreadable(Place(path.name, 1), "", NO_JSON)


def read_lines(path: Path, *, foreign: bool) -> Iterator[RawItem]:
    """Yield the items of JSON lines; those of the platform in its own form."""
    with path.open("rb") as file:
        number = 0
        while line := file.readline(LONGEST_LINE):
            number += 1
            if line.strip():
                yield _line(Place(path.name, number), line, foreign=foreign)


def _line(place: Place, line: bytes, *, foreign: bool) -> RawItem:
    """Return the item of a line; one that cannot be read does not hide the problems of others."""
    try:
        item = _parsed(line, place)
        if foreign and isinstance(item, dict):
            return RawItem(place=place, data=gxzwfw.to_template(item), shape=FOREIGN_ITEM)
        return _raw(place, item)
    except UnreadableFile as unreadable:
        return RawItem(place=place, data={}, unreadable=unreadable.problem)


def _raw(place: Place, item: Any) -> RawItem:
    if not isinstance(item, dict):
        raise _unreadable(place, "", N_("An item is expected here, with named values."), item)
    item.pop("state", None)
    return RawItem(place=place, data=item)


def _parsed(data: bytes, place: Place) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        raise _unreadable(
            place, "", N_("This is not UTF-8. Save the file in UTF-8."), data[problem.start :][:8]
        ) from problem
    except (ValueError, RecursionError) as problem:
        raise _unreadable(
            place,
            "",
            NO_JSON,
            data[:40].decode("utf-8", "replace"),
        ) from problem


def _unreadable(place: Place, column: str, message: str, value: object = "") -> UnreadableFile:
    problem = Problem(place=place, column=column, value=shortened(value), message=message)
    return UnreadableFile(problem)
