"""Keep what lists say of findings after the items: some at a time, so that nobody waits for it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select, text, tuple_, update
from sqlalchemy.orm import Session

from catalogue.queries.linting import Linted, ids_to_lint, lint_items
from catalogue.tables import ANY, CHECKED, GRAVE, TO_LINT, FindingTally, ItemFinding, ServiceItem
from catalogue.usecases.lint_rules import lint_rules
from catalogue.values.findings import UNCOUNTED, Severity
from groundwork.outbox import Job, post
from kernel import clock
from kernel.access import SYSTEM
from kernel.db import db, rows_changed, transaction
from organisation.queries import forget_places

LINT = "catalogue.lint"
AT_ONCE = 100
_LOCK = 0x6C696E74  # one key for all who write findings
Row = tuple[int, int, int]  # places, department, region
Rows = dict[tuple[int, str], Row]  # by item and what


def refresh_findings(now: datetime) -> int:
    """Check some of the items that changed since they were checked; return how many."""
    waiting = select(ServiceItem.id).where(TO_LINT).order_by(ServiceItem.id).limit(AT_ONCE)
    ids = db.session.scalars(waiting).all()
    if ids:
        _check(ids, now)
    return len(ids)


def post_lint(now: datetime) -> None:
    """Ask for all to be checked tonight: days go by, windows close, texts come."""
    with transaction() as session:
        day = clock.office_day(now).isoformat()
        post(
            session,
            Job(kind=LINT, subject=day, window="0", payload={"after": 0, "day": day}),
            due=now,
        )


def lint_on(after: int, day: str, now: datetime) -> None:
    """Check the items after one, then ask for the next: other work goes on in between."""
    ids = next(ids_to_lint(db.session(), SYSTEM, after=after), ())
    if not ids:
        return
    _check(ids, now)
    job = Job(kind=LINT, subject=day, window=str(ids[-1]), payload={"after": ids[-1], "day": day})
    with transaction() as session:
        post(session, job, due=now)


def _check(ids: Sequence[int], now: datetime) -> None:
    """Look outside the transaction: an item that is saved meanwhile is looked at once more."""
    forget_places()
    linted = lint_items(db.session(), ids, lint_rules(now))
    with transaction() as session:
        write_findings(session, linted)


def write_findings(session: Session, linted: Sequence[Linted]) -> None:
    """Write what was found, and move the tally by what became more and less."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    old, new = _there(session, [one.item_id for one in linted]), dict(_rows(linted))
    gone = [key for key, row in old.items() if new.get(key) != row]
    if gone:
        key = tuple_(ItemFinding.item_id, ItemFinding.what)
        session.execute(
            delete(ItemFinding)
            .where(ItemFinding.item_id.in_({item for item, _ in gone}), key.in_(gone))
            .execution_options(synchronize_session=False)
        )
    come = [_columns(key, row) for key, row in new.items() if old.get(key) != row]
    if come:
        session.execute(insert(ItemFinding), come)
    _move_tally(session, old, new)
    stamps = [
        {"id": one.item_id, "linted_version": one.version} for one in linted if one.is_changed
    ]
    if stamps:
        session.execute(update(ServiceItem), stamps)


def _there(session: Session, ids: Sequence[int]) -> Rows:
    rows = session.scalars(select(ItemFinding).where(ItemFinding.item_id.in_(ids)))
    return {(row.item_id, row.what): (row.places, row.department_id, row.region_id) for row in rows}


def _rows(linted: Sequence[Linted]) -> Iterator[tuple[tuple[int, str], Row]]:
    for one in linted:
        if not one.is_current:
            continue
        yield (one.item_id, CHECKED), (0, one.department_id, one.region_id)
        places = Counter[str](finding.kind.value for finding in one.findings)
        counted = [finding for finding in one.findings if finding.kind not in UNCOUNTED]
        places.update(finding.severity.value for finding in counted)
        if counted:
            places[ANY] = len(counted)
        grave = sum(finding.severity is not Severity.HINT for finding in counted)
        if grave:
            places[GRAVE] = grave
        for what, number in places.items():
            yield (one.item_id, what), (number, one.department_id, one.region_id)


def _columns(key: tuple[int, str], row: Row) -> dict[str, object]:
    names = ("item_id", "what", "places", "department_id", "region_id")
    return dict(zip(names, (*key, *row), strict=True))


def _move_tally(session: Session, old: Rows, new: Rows) -> None:
    items, places = Counter[tuple[int, int, str]](), Counter[tuple[int, int, str]]()
    for rows, sign in ((old, -1), (new, 1)):
        for (_, what), (number, department_id, region_id) in rows.items():
            items[department_id, region_id, what] += sign
            places[department_id, region_id, what] += sign * number
    for key in sorted(items):
        if items[key] or places[key]:
            _move(session, key, items[key], places[key])


def _move(session: Session, key: tuple[int, int, str], items: int, places: int) -> None:
    department_id, region_id, what = key
    moved = rows_changed(
        session,
        update(FindingTally)
        .where(
            FindingTally.department_id == department_id,
            FindingTally.region_id == region_id,
            FindingTally.what == what,
        )
        .values(items=FindingTally.items + items, places=FindingTally.places + places)
        .execution_options(synchronize_session=False),
    )
    if not moved:
        session.execute(
            insert(FindingTally).values(
                department_id=department_id,
                region_id=region_id,
                what=what,
                items=items,
                places=places,
            )
        )
