"""JSON of strangers: what programs read differently is refused, with its line."""

import json
from functools import partial
from typing import Any, NoReturn

from catalogue.exchange.problems import Place, Problem, UnreadableFile, shortened
from kernel.refusals import N_

NO_JSON = N_("This is not valid JSON. Write the file again with a JSON program.")
MOST_VALUES = 4_000_000  # each takes many times its own length in memory
_AROUND = 20  # of what is shown beside a fault


def parsed(data: bytes, place: Place) -> Any:
    """Return what JSON says. Raises UnreadableFile."""
    if sum(map(data.count, (b",", b"[", b"{"))) > MOST_VALUES:
        raise unreadable(place, "", N_("The file is too large. Cut it up, or use JSON lines."))
    text = _decoded(data, place)
    try:
        return json.loads(
            text,
            object_pairs_hook=partial(_group, place),
            parse_constant=partial(_no_number, place),
        )
    except json.JSONDecodeError as problem:
        there = Place(place.file, place.row + problem.lineno - 1)
        around = text[max(problem.pos - _AROUND, 0) : problem.pos + _AROUND]
        raise unreadable(there, "", NO_JSON, around) from problem
    except (ValueError, RecursionError) as problem:  # a number or a nesting without end
        raise unreadable(place, "", NO_JSON, text[:_AROUND]) from problem


def unreadable(place: Place, column: str, message: str, value: object = "") -> UnreadableFile:
    """Return the problem of a file or line as a whole."""
    return UnreadableFile(
        Problem(place=place, column=shortened(column), value=shortened(value), message=message)
    )


def _decoded(data: bytes, place: Place) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        there = Place(place.file, place.row + data.count(b"\n", 0, problem.start))
        message = N_("This is not UTF-8. Save the file in UTF-8.")
        raise unreadable(there, "", message, data[problem.start :][:8]) from problem


def _group(place: Place, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a name that is there twice: one of the two values would be lost."""
    group = dict(pairs)
    if len(group) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise unreadable(place, twice, N_("This column is there twice. Remove one of them."))
    return group


def _no_number(place: Place, word: str) -> NoReturn:
    """NaN and Infinity are no JSON, though Python reads them."""
    raise unreadable(place, "", NO_JSON, word)
