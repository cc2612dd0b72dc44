"""How far the search index of this host lags behind. Light: loads no search engine."""

from pathlib import Path

from flask import current_app

from catalogue.queries.counts import last_change
from catalogue.search.directory import read_applied
from kernel.db import db


def search_directory() -> Path:
    """Return where this host keeps its search index."""
    return Path(current_app.config["ONEWINDOW_DATA_DIR"]) / "search"


def search_lag() -> int | None:
    """Return how many changes the index has not seen; None where there is no usable index."""
    applied = read_applied(search_directory())
    return None if applied is None else max(last_change(db.session()) - applied, 0)
