"""What the worker does for the catalogue: index, imports, claims that follow, days that come."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from flask import current_app
from flask_babel import force_locale

from catalogue.exchange.dumping import write_todays_dumps
from catalogue.exchange.ledger_files import write_ledger
from catalogue.exchange.ordered import run_order
from catalogue.exchange.sending import write_export
from catalogue.queries.drafts import DraftFilter
from catalogue.usecases.bulk_edit import BULK
from catalogue.usecases.bulk_settle import SETTLE, Settle, Step, settle_some
from catalogue.usecases.bulk_step import bulk_step
from catalogue.usecases.follow_standard import Follow, follow_standard
from catalogue.usecases.import_orders import IMPORT
from catalogue.usecases.order_export import EXPORT, export_of
from catalogue.usecases.order_ledger import LEDGER, asked_again, ledger_of
from catalogue.usecases.publish_item import FOLLOW
from catalogue.usecases.publish_request import END, ENTER
from catalogue.usecases.refresh_findings import LINT, lint_on, post_lint, refresh_findings
from catalogue.usecases.refresh_search import rebuild_search, refresh_search
from catalogue.usecases.scheduled import end_after_its_day, enter_on_its_day
from catalogue.usecases.typed_forms import forget_old_forms
from catalogue.usecases.uploads import forget_uploads
from kernel.access import Actor
from kernel.db import transaction
from kernel.locales import LANGUAGES, Tag
from organisation.queries import find_actor

__all__ = ["HANDLERS", "LONG", "NIGHTLY", "rebuild_search", "refresh_findings", "refresh_search"]


def _run_import(payload: Mapping[str, Any], now: datetime) -> None:
    run_order(int(payload["order"]), now=now)


def _follow(payload: Mapping[str, Any], now: datetime) -> None:
    """Bring the claims of a standard after it, some at a time: bookings wait for none of it."""
    command = Follow(
        standard_id=int(payload["standard"]),
        confirm_by=date.fromisoformat(payload["confirm_by"]),
        locked=_locked(),
    )
    last: int | None = 0
    while last is not None:
        with transaction() as session:
            last = follow_standard(session, replace(command, after=last), now=now)


def _locked() -> frozenset[str]:
    return frozenset(current_app.config["ONEWINDOW_LOCKED_FIELDS"])


def _enter_force(payload: Mapping[str, Any], now: datetime) -> None:
    with transaction() as session:
        enter_on_its_day(session, payload["request"], payload["before"], locked=_locked(), now=now)


def _end_force(payload: Mapping[str, Any], now: datetime) -> None:
    with transaction() as session:
        end_after_its_day(session, payload["request"], now=now)


def _run_export(payload: Mapping[str, Any], _now: datetime) -> None:
    actor = find_actor(int(payload["staff"]))
    if actor is not None:
        target = export_of(payload["key"], payload["form"], actor.staff_id)
        write_export(target, payload["form"], DraftFilter(**payload["narrow"]), actor=actor)


def _run_ledger(payload: Mapping[str, Any], _now: datetime) -> None:
    actor = find_actor(int(payload["staff"]))
    if actor is not None:
        target = ledger_of(payload["key"], payload["form"], actor.staff_id)
        with force_locale(LANGUAGES[Tag(actor.language)].babel):
            write_ledger(target, payload["form"], asked_again(payload["asked"]), actor=actor)


def _run_bulk(payload: Mapping[str, Any], now: datetime) -> None:
    """Change the items of a bulk edit, some at a time: bookings wait for none of it."""
    actor = _whoever(payload)
    more = True
    while more:
        with transaction() as session:
            more = bulk_step(session, int(payload["bulk"]), actor=actor, now=now)


def _settle_bulk(payload: Mapping[str, Any], now: datetime) -> None:
    wish = Settle(bulk_id=int(payload["bulk"]), step=Step(payload["step"]))
    actor = _whoever(payload)
    last: int | None = 0
    while last is not None:
        with transaction() as session:
            last = settle_some(session, replace(wish, after=last), actor=actor, now=now)


def _whoever(payload: Mapping[str, Any]) -> Actor:
    """Return who ordered it; of a closed account nothing is left to do anything by."""
    staff_id = int(payload["staff"])
    return find_actor(staff_id) or Actor(staff_id=staff_id, grants=())


def _lint(payload: Mapping[str, Any], now: datetime) -> None:
    lint_on(int(payload["after"]), payload["day"], now)


HANDLERS: Mapping[str, Callable[[Mapping[str, Any], datetime], None]] = {
    IMPORT: _run_import,
    EXPORT: _run_export,
    LEDGER: _run_ledger,
    FOLLOW: _follow,
    ENTER: _enter_force,
    END: _end_force,
    BULK: _run_bulk,
    SETTLE: _settle_bulk,
    LINT: _lint,
}
LONG = frozenset((IMPORT, EXPORT, LEDGER, FOLLOW, BULK, SETTLE, LINT))  # may take minutes
NIGHTLY: tuple[Callable[[datetime], object], ...] = (
    forget_uploads,
    forget_old_forms,
    post_lint,
    write_todays_dumps,
)
