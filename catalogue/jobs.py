"""What the worker does for the catalogue: the search index, and imports ordered by staff."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from catalogue.exchange.ordered import run_order
from catalogue.usecases.import_orders import IMPORT
from catalogue.usecases.refresh_search import rebuild_search, refresh_search

__all__ = ["HANDLERS", "NIGHTLY", "rebuild_search", "refresh_search"]


def _run_import(payload: Mapping[str, Any], now: datetime) -> None:
    run_order(int(payload["order"]), now=now)


HANDLERS: Mapping[str, Callable[[Mapping[str, Any], datetime], None]] = {IMPORT: _run_import}
NIGHTLY: tuple[Callable[[datetime], object], ...] = ()
