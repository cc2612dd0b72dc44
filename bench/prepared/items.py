"""A catalogue that is published and indexed: the real item list, or its generated twin."""

from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.jobs import rebuild_search
from catalogue.queries import published_codes
from kernel import clock
from kernel.db import db
from portal.app import create_app
from tests.application import KEYS
from tests.catalogue.twin import real_list


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Where the items are, and what they are called."""

    database_url: str
    data_dir: Path
    codes: tuple[str, ...]

    def app(self) -> Flask:
        """Return the application on these items."""
        return create_app(**KEYS, DATABASE_URL=self.database_url, DATA_DIR=str(self.data_dir))


def prepare(data_dir: Path) -> Catalogue:
    """Import the list into an empty SQLite database, publish it and build its index."""
    empty = Catalogue(f"sqlite:///{data_dir / 'items.db'}", data_dir, ())
    with empty.app().app_context():
        db.create_all()
        report = import_file(real_list(data_dir), ImportOptions(publish=True), now=clock.now())
        if not report.ok:
            raise RuntimeError(f"{report.problem_count} problems in the list")
        rebuild_search()
        codes = tuple(published_codes(db.session()))
        db.session.remove()
        db.engine.dispose()
    return Catalogue(empty.database_url, data_dir, codes)
