"""Item lists in JSON ({"items": [...]}) and JSON lines."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from catalogue.exchange import gxzwfw
from catalogue.exchange.columns import PASSED_OVER
from catalogue.exchange.opening import file_name
from catalogue.exchange.parsing import NO_JSON, parsed, unreadable
from catalogue.exchange.problems import Place, UnreadableFile, WrongValue
from catalogue.exchange.readers import whole
from catalogue.exchange.rows import RawItem
from catalogue.exchange.shape import FOREIGN_ITEM
from kernel.refusals import N_

LARGEST_JSON = 64 * 1024 * 1024
LONGEST_LINE = 8 * 1024 * 1024


def read_json(path: Path) -> Iterator[RawItem]:
    """Yield the items of a JSON file. Raises UnreadableFile."""
    place = Place(file_name(path), 1)
    if path.stat().st_size > LARGEST_JSON:
        raise unreadable(place, "", N_("The file is too large. Cut it up, or use JSON lines."))
    data = parsed(path.read_bytes(), place)
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list):
        raise unreadable(
            place, "items", N_('The file has no list of items. Write {"items": [...]}.')
        )
    for number, item in enumerate(items, 1):
        yield _raw(Place(file_name(path), number), item)


def first_item(path: Path) -> Any:
    """Return the first line that can be read. Raises UnreadableFile where there is none."""
    unread: UnreadableFile | None = None
    for place, line in _numbered(path):
        try:
            return parsed(line, place)
        except UnreadableFile as problem:
            unread = unread or problem
    raise unread or unreadable(Place(file_name(path), 1), "", NO_JSON)


def read_lines(path: Path, *, foreign: bool) -> Iterator[RawItem]:
    """Yield the items of JSON lines; those of the platform in its own form."""
    for place, line in _numbered(path):
        yield _item(place, line, foreign=foreign)


def _numbered(path: Path) -> Iterator[tuple[Place, bytes]]:
    """Yield the lines that are not empty; of one that is too long as much as shows it."""
    with path.open("rb") as file:
        number = 0
        while line := file.readline(LONGEST_LINE + 1):
            number += 1
            if line.strip():
                yield Place(file_name(path), number), line
            while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
                line = file.readline(LONGEST_LINE + 1)


def _item(place: Place, line: bytes, *, foreign: bool) -> RawItem:
    """Return the item of a line; one that cannot be read does not hide the problems of others."""
    try:
        if len(line) > LONGEST_LINE:
            raise unreadable(place, "", N_("This line is too long. Write one item a line."), line)
        item = parsed(line, place)
    except UnreadableFile as problem:
        return RawItem(place=place, data={}, unreadable=problem.problem)
    if foreign and isinstance(item, dict):
        return RawItem(place=place, data=gxzwfw.to_template(item), shape=FOREIGN_ITEM)
    return _raw(place, item)


def _raw(place: Place, item: Any) -> RawItem:
    if not isinstance(item, dict):
        message = N_("An item is expected here, with named values.")
        return RawItem(
            place=place, data={}, unreadable=unreadable(place, "", message, item).problem
        )
    for name in PASSED_OVER:
        item.pop(name, None)
    try:
        return RawItem(place=place, version=whole(item.pop("version", None)), data=item)
    except WrongValue as wrong:
        problem = unreadable(place, "version", wrong.message).problem
        return RawItem(place=place, data={}, unreadable=problem)
