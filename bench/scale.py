"""Pages, memory and freshness with 4,000 and with 400,000 services."""

import http.client
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import contextmanager
from itertools import cycle, islice, product
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from flask import Flask
from sqlalchemy import event

from bench.figures import Figure, Spread
from bench.memory import megabytes, read
from bench.minimal.pages import app as bare
from bench.pages import answer, answers, asked
from bench.prepared.many import Many, grow, prepare_first
from catalogue.exchange.importing import ImportOptions, import_file
from kernel import clock
from kernel.db import db
from tests.serving import serving
from tools.children import start, stop

LISTS = {4_000: 30.0, 400_000: 60.0}  # services, and the promise for a list in milliseconds
MOST_GUIDE, MOST_SEEN, MOST_MB = 20.0, 1.0, 250.0
GUIDES, PAGES = 100, 200
ASKED = (
    *("", "?size=50", "?page=9", "?q=身份证", "?q=驾照丢了", "?q=登记&theme=business"),
    *("?q=shenfenzheng", "?q=passport", "?audience=person&channel=online", "?sort=limit"),
    *("?q=كىملىك", "?q=养老&sort=popularity", "?place=659801200201", "?q=护照&place=659801200201"),
)
LANGUAGES = ("zh-Hans", "ug", "en")


def main() -> list[Figure]:
    """Load the demo's services, measure, copy them, and measure again."""
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        many = prepare_first(Path(folder))
        for number in LISTS:
            if number > 4_000:
                print(f"… {number:,} services", file=sys.stderr, flush=True)
                many = grow(many, number)
            figures += _measured(many, number)
    return figures


def _measured(many: Many, number: int) -> list[Figure]:
    app = many.app()
    lists = [f"/{lang}/items{words}" for lang, words in product(LANGUAGES, ASKED)]
    guides = [f"/{lang}/items/{code}" for lang, code in product(LANGUAGES, many.codes[:GUIDES])]
    fifty = answers(bare, ["/items"])
    figures = [
        _figure(f"scale: a list at {number:,}, p95", answers(app, lists), fifty, LISTS[number]),
        _figure(f"scale: a guide at {number:,}, p95", answers(app, guides), fifty, MOST_GUIDE),
        _count(f"scale: most queries of a list at {number:,}", _queries(app, lists)),
        _count(f"scale: most queries of a guide at {number:,}", _queries(app, guides)),
    ]
    return [*figures, *_served(many, number, [*lists, *guides])]


def _figure(name: str, spread: Spread, floor: Spread, limit: float) -> Figure:
    return Figure(
        name=name,
        value=spread.p95,
        unit="ms",
        better="less",
        limit=limit,
        floor=floor.p95,
        floor_name="bare Flask page",
    )


def _count(name: str, value: int) -> Figure:
    return Figure(name=name, value=value, unit="queries", better="less")


def _queries(app: Flask, addresses: Sequence[str]) -> int:
    """Return how many statements the page that needs most of them sends."""
    most = 0
    with app.app_context():
        engine = db.engine
    for address in addresses:
        with _counted(engine) as count:
            answer(app, asked(address))
        most = max(most, len(count))
    return most


@contextmanager
def _counted(engine: Any) -> Any:
    sent: list[str] = []

    def note(*given: Any) -> None:
        sent.append(given[2])

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _served(many: Many, number: int, addresses: Sequence[str]) -> list[Figure]:
    """Serve from two workers: their memory, and how soon both find what was published."""
    with serving(many.database_url, many.data_dir, workers=2) as server:
        read(server.url, [_quoted(one) for one in islice(cycle(addresses), PAGES)])
        memory = megabytes(server.process.pid)
        worker = start(
            [sys.executable, "-m", "flask", "--app", "wsgi", "jobs", "work"], env=server.env
        )
        try:
            _seen(many, server.url, 0)  # the worker needs a while to start
            seen = max(_seen(many, server.url, turn) for turn in range(1, 6))
        finally:
            stop(worker)
    told = f"at {number:,}"
    return [
        Figure(
            name=f"scale: memory of a web worker {told}",
            value=memory,
            unit="MB",
            better="less",
            limit=MOST_MB,
        ),
        Figure(
            name=f"scale: published and found by both workers {told}",
            value=seen,
            unit="s",
            better="less",
            limit=MOST_SEEN,
        ),
    ]


def _quoted(address: str) -> str:
    return quote(address, safe="/?=&")


def _seen(many: Many, site: str, turn: int) -> float:
    """Publish an item of a name that nobody has; return the seconds until all answers find it."""
    name = f"铸剑为犁{turn}{time.time_ns()}"
    path = many.data_dir / "new.json"
    item = {"name": name, "department": "云澜市公安局"}
    path.write_text(json.dumps({"items": [item]}, ensure_ascii=False), encoding="utf-8")
    with many.app().app_context():
        report = import_file(path, ImportOptions(publish=True, basis="bench"), now=clock.now())
        db.session.remove()
        db.engine.dispose()
    if not report.ok:
        raise RuntimeError(f"{report.problem_count} problems")
    began, times = time.monotonic(), 0
    address = f"/api/v1/items?q={quote(name)}&lang=zh-Hans"
    while times < 20:  # in a row, each on a connection of its own: both workers are asked
        times = times + 1 if _first(site, address) == name else 0
        if time.monotonic() - began > 30:
            break
    return time.monotonic() - began


def _first(site: str, address: str) -> str:
    """Return the name of the first item found, over a connection of its own."""
    connection = http.client.HTTPConnection(urlsplit(site).netloc)
    try:
        connection.request("GET", address)
        found = json.load(connection.getresponse())["items"]
        return str(found[0]["name"]) if found else ""
    finally:
        connection.close()
