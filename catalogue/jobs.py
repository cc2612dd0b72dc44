"""What the worker does for the catalogue: search index, ordered imports, claims that follow."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from flask import current_app

from catalogue.exchange.ordered import run_order
from catalogue.usecases.follow_standard import Follow, follow_standard
from catalogue.usecases.import_orders import IMPORT
from catalogue.usecases.publish_item import FOLLOW
from catalogue.usecases.refresh_search import rebuild_search, refresh_search
from kernel.db import transaction

__all__ = ["HANDLERS", "NIGHTLY", "rebuild_search", "refresh_search"]


def _run_import(payload: Mapping[str, Any], now: datetime) -> None:
    run_order(int(payload["order"]), now=now)


def _follow(payload: Mapping[str, Any], now: datetime) -> None:
    """Bring the claims of a standard after it, some at a time: bookings wait for none of it."""
    command = Follow(
        standard_id=int(payload["standard"]),
        confirm_by=date.fromisoformat(payload["confirm_by"]),
        locked=frozenset(current_app.config["ONEWINDOW_LOCKED_FIELDS"]),
    )
    last: int | None = 0
    while last is not None:
        with transaction() as session:
            last = follow_standard(session, replace(command, after=last), now=now)


HANDLERS: Mapping[str, Callable[[Mapping[str, Any], datetime], None]] = {
    IMPORT: _run_import,
    FOLLOW: _follow,
}
NIGHTLY: tuple[Callable[[datetime], object], ...] = ()
