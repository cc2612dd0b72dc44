"""Memory of a web worker that has served for a while, beside one that holds Flask alone.

Pages that the parent and both workers share are counted once: code, the encoder, the index.
"""

import http.client
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice, product
from pathlib import Path

from bench.figures import Figure
from bench.load import get, load
from bench.prepared.items import Catalogue, prepare
from tests.serving import serving
from tools.children import start, stop
from tools.postgres import free_port
from tools.serve import wait_until_alive

PAGES, CLIENTS = 200, 4
WORKERS = 2
MOST_MB = 150.0
ROOT = Path(__file__).resolve().parent.parent
LISTS = ("/", "/items", "/items?size=50", "/items?q=dengji", "/centres", "/cases", "/appointments")


def main() -> list[Figure]:
    """Serve the same pages from two workers each, then read what the kernel counts."""
    with tempfile.TemporaryDirectory() as folder:
        catalogue = prepare(Path(folder))
        with serving(catalogue.database_url, catalogue.data_dir, workers=WORKERS) as server:
            read(server.url, _addresses(catalogue))
            ours = megabytes(server.process.pid)
    with _bare() as (site, pid):
        read(site, [f"/items/{number}" for number in range(PAGES)])
        floor = megabytes(pid)
    figure = Figure(
        name=f"memory: web worker after {PAGES} pages",
        value=ours,
        unit="MB",
        better="less",
        limit=MOST_MB,
        floor=floor,
        floor_name="worker with Flask alone",
    )
    return [figure]


def _addresses(catalogue: Catalogue) -> list[str]:
    """Return what readers open, in three languages: lists, a search, forms, many guides."""
    languages = ("zh-Hans", "ug", "en")
    lists = [f"/{lang}{path}" for lang, path in product(languages, LISTS)]
    guides = (f"/{lang}/items/{code}" for code, lang in product(catalogue.codes, languages))
    return [*lists, *islice(guides, PAGES - len(lists))]


def read(site: str, addresses: Sequence[str]) -> None:
    """Open each address once; raise RuntimeError where one is not answered with 200."""

    def ask(connection: http.client.HTTPConnection, number: int) -> int:
        return get(addresses[number])(connection, number)

    done = load(site, ask, requests=len(addresses), clients=CLIENTS)
    if set(done.statuses) != {200}:
        raise RuntimeError(f"answers by status: {done.statuses}")


@contextmanager
def _bare() -> Iterator[tuple[str, int]]:
    """Serve the minimal pages from two workers of four threads, as ours are served."""
    port = free_port()
    site = f"http://127.0.0.1:{port}"
    how = [
        "--config=bench/minimal/gunicorn.conf.py",
        f"--workers={WORKERS}",
        f"--bind=127.0.0.1:{port}",
    ]
    command = [sys.executable, "-m", "gunicorn", *how, f"--chdir={ROOT}", "bench.minimal.pages:app"]
    process = start(command)
    try:
        if not wait_until_alive(site, process):
            raise RuntimeError("the minimal pages do not answer")
        yield site, process.pid
    finally:
        stop(process)


def megabytes(parent: int) -> float:
    """Return the memory of the largest worker; a page of several is shared out."""
    workers = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return max(_shared_out(worker) for worker in workers)


def _shared_out(process: str) -> float:
    rows = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    (share,) = (row for row in rows if row.startswith("Pss:"))
    return int(share.split()[1]) / 1024
