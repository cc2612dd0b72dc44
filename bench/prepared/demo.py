"""The services of the demo, published and indexed: what the quality of the search is judged on."""

from dataclasses import dataclass
from pathlib import Path

from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.jobs import rebuild_search
from catalogue.queries.indexable import all_published
from catalogue.search.searcher import Searcher
from catalogue.usecases.search_health import search_directory
from kernel import clock
from kernel.access import SYSTEM
from kernel.db import db, transaction
from portal.app import create_app
from portal.demo.claims import PREFECTURE, claim, claims_of
from portal.demo.countryside import VILLAGES
from portal.demo.files import standards
from portal.demo.places import load_places
from tests.application import KEYS


@dataclass(frozen=True, slots=True)
class Demo:
    """The index of the demo, its names in Chinese by id, and (code, name) of all items."""

    searcher: Searcher
    names: dict[int, str]
    items: list[tuple[str, str]]


def prepare_demo(data_dir: Path) -> Demo:
    """Load the places and services of the demo into an empty SQLite database and index them."""
    url = f"sqlite:///{data_dir / 'demo.db'}"
    app = create_app(**KEYS, DATABASE_URL=url, DATA_DIR=str(data_dir))
    with app.app_context():
        db.create_all()
        _load()
        rebuild_search()
        items = [(one.item_id, one.facts) for one in all_published(db.session())]
        directory = search_directory()
        db.session.remove()
        db.engine.dispose()
    return Demo(
        Searcher(directory),
        {item_id: facts.name for item_id, facts in items},
        [(facts.code, facts.name) for _, facts in items],
    )


def _load() -> None:
    now = clock.now()
    with transaction() as session:
        load_places(session, VILLAGES, now=now)
    options = ImportOptions(region=PREFECTURE, publish=True, basis="demo", standards=True)
    for path in standards():
        report = import_file(path, options, actor=SYSTEM, now=now)
        if not report.ok:
            raise RuntimeError(f"{report.problem_count} problems in {path.name}")
    for command in claims_of(everything=False):
        claim(command, now=now)
