"""Pages of the catalogue: what the server spends on one, beside a bare Flask page."""

import io
import tempfile
import time
from collections.abc import Sequence
from contextlib import redirect_stdout
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import quote

from flask import Flask
from werkzeug.test import EnvironBuilder

from bench.figures import Figure, Spread, timed
from bench.minimal.pages import app as bare
from bench.prepared.items import Catalogue, prepare

ROUNDS = 150
MOST_MS = 12.0
GUIDES = 60  # different ones in turn: nothing is measured warm that readers meet cold


def main() -> list[Figure]:
    """Time whole answers in this process: no network, one page after the other, SQLite on disk."""
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()):
        catalogue = prepare(Path(folder))
        return _measured(catalogue)


def _measured(catalogue: Catalogue) -> list[Figure]:
    app = catalogue.app()
    fifty = answers(bare, ["/items"])
    one = answers(bare, [f"/items/{number}" for number in range(50)])
    guides = catalogue.codes[:: max(1, len(catalogue.codes) // GUIDES)]
    found = [
        _figure(f"pages: list of 50 services, {lang}", _list(app, lang, ""), fifty, MOST_MS)
        for lang in ("zh-Hans", "en", "ug")
    ]
    found.append(_figure("pages: 50 of a search, zh-Hans", _list(app, "zh-Hans", "登记"), fifty))
    for lang in ("zh-Hans", "ug"):
        spread = answers(app, [f"/{lang}/items/{code}" for code in guides])
        found.append(_figure(f"pages: a guide, {lang}", spread, one))
    found.append(_figure("pages: front page, zh-Hans", answers(app, ["/zh-Hans/"]), one))
    return found


def _list(app: Flask, lang: str, words: str) -> Spread:
    return answers(app, [f"/{lang}/items?size=50&q={words}"])


def answers(app: Flask, addresses: Sequence[str]) -> Spread:
    """Return the processor time the application takes to answer, each address in its turn."""
    turns = cycle(map(asked, addresses))
    return timed(
        lambda: answer(app, next(turns)),
        rounds=ROUNDS,
        warm=len(addresses),
        clock=time.thread_time,
    )


def asked(address: str) -> dict[str, Any]:
    """Return what a server hands over for an address, in whatever script its words are."""
    path, _, query = address.partition("?")
    return EnvironBuilder(path=path, query_string=quote(query, safe="=&")).get_environ()


def answer(app: Flask, environ: dict[str, Any]) -> None:
    """Read one whole answer. Raises RuntimeError where it is not 200."""
    statuses: list[str] = []
    body = app(dict(environ), lambda status, *_rest: statuses.append(status))  # type: ignore[arg-type]  # nobody writes
    b"".join(body)
    if not statuses[0].startswith("200"):
        raise RuntimeError(f"{environ['PATH_INFO']}: {statuses[0]}")


def _figure(name: str, spent: Spread, floor: Spread, limit: float | None = None) -> Figure:
    return Figure(
        name=name,
        value=spent.p50,
        unit="ms",
        better="less",
        limit=limit,
        floor=floor.p50,
        floor_name="bare Flask page",
    )
