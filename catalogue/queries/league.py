"""Counts of findings by department, and the items behind a count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from catalogue.tables import ANY, CHECKED, GRAVE, TO_LINT, FindingTally, ItemFinding, ServiceItem
from catalogue.values.findings import UNCOUNTED, FindingKind, Severity, severity_of
from catalogue.values.states import ItemKind
from kernel.access import Action, Actor
from organisation.queries import Within, list_regions, scoped

MOST_WAITING = 1000  # counted no further
TALLY = Within(region=FindingTally.region_id, department=FindingTally.department_id)
ITEMS = Within(region=ItemFinding.region_id, department=ItemFinding.department_id)
KINDS = {kind.value: kind for kind in FindingKind}


@dataclass(frozen=True, slots=True, kw_only=True)
class LeagueFilter:
    """What narrows counts and lists. `region` is the path of one: it and all below it count."""

    department_id: int | None = None
    region: str = ""
    severity: Severity | None = None
    kind: FindingKind | None = None

    @property
    def what(self) -> str:
        """Return what is looked for: one kind, one severity, or anything."""
        if self.kind is not None:
            return self.kind.value
        return self.severity.value if self.severity else ANY


@dataclass(frozen=True, slots=True, kw_only=True)
class LeagueRow:
    """One department: its items, and in how many of them what was found."""

    department_id: int
    checked: int
    items: Mapping[str, int]  # by severity or kind
    places: Mapping[str, int]

    @property
    def clean(self) -> int:
        """In how many items nothing was found but hints."""
        return self.checked - self.items.get(GRAVE, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultyItem:
    """An item in the list behind a count, with the kinds found in it."""

    code: str
    name: str
    department: str
    kind: ItemKind
    kinds: tuple[tuple[FindingKind, int], ...]


def league(session: Session, actor: Actor, narrow: LeagueFilter) -> list[LeagueRow]:
    """Return the departments with items to mend, those with most first; one query."""
    wanted = (CHECKED, GRAVE, narrow.what, *(severity.value for severity in Severity))
    query = select(
        FindingTally.department_id,
        FindingTally.what,
        func.sum(FindingTally.items),
        func.sum(FindingTally.places),
    ).where(FindingTally.what.in_(wanted))
    found: dict[int, dict[str, tuple[int, int]]] = {}
    narrowed = _narrowed(scoped(query, actor, Action.EDIT_ITEM, TALLY), FindingTally, narrow)
    for department_id, what, items, places in session.execute(
        narrowed.group_by(FindingTally.department_id, FindingTally.what)
    ):
        found.setdefault(department_id, {})[what] = (int(items), int(places))
    rows = [_row(number, counts) for number, counts in found.items()]
    return sorted((row for row in rows if row.checked), key=lambda row: _rank(row, narrow))


def counts_by_kind(
    session: Session, actor: Actor, narrow: LeagueFilter
) -> list[tuple[FindingKind, int, int]]:
    """Return each kind with its items and places, the gravest and most first; one query."""
    items = func.sum(FindingTally.items)
    query = select(FindingTally.what, items, func.sum(FindingTally.places)).where(
        FindingTally.what.in_(KINDS)
    )
    narrowed = _narrowed(scoped(query, actor, Action.EDIT_ITEM, TALLY), FindingTally, narrow)
    rows = session.execute(narrowed.group_by(FindingTally.what).having(items > 0))
    found = [
        (KINDS[what], int(number), int(places))
        for what, number, places in rows
        if _is_told(KINDS[what], narrow.kind)
    ]
    order = tuple(Severity)
    return sorted(found, key=lambda one: (order.index(severity_of(one[0])), -one[1], one[0]))


def faulty_items(
    session: Session, actor: Actor, narrow: LeagueFilter, *, page: int, size: int
) -> tuple[int, list[FaultyItem]]:
    """Return how many items have what is looked for, and one page of them; three queries."""
    counted = select(func.sum(FindingTally.items)).where(FindingTally.what == narrow.what)
    counted = _narrowed(scoped(counted, actor, Action.EDIT_ITEM, TALLY), FindingTally, narrow)
    total = int(session.scalar(counted) or 0)
    there = select(ItemFinding.item_id).where(ItemFinding.what == narrow.what)
    there = _narrowed(scoped(there, actor, Action.EDIT_ITEM, ITEMS), ItemFinding, narrow)
    paged = there.order_by(ItemFinding.item_id).limit(size).offset((page - 1) * size)
    return total, _items(session, session.scalars(paged).all(), narrow.kind)


def count_waiting(session: Session) -> int:
    """Return how many items changed since they were checked, at most MOST_WAITING."""
    waiting = select(ServiceItem.id).where(TO_LINT).limit(MOST_WAITING).subquery()
    return session.scalar(select(func.count()).select_from(waiting)) or 0


def _is_told(kind: FindingKind, asked: FindingKind | None) -> bool:
    """Whether a list names a kind: missing translations only where they are asked for."""
    return kind not in UNCOUNTED or kind is asked


def _items(session: Session, ids: Sequence[int], asked: FindingKind | None) -> list[FaultyItem]:
    kinds: dict[int, list[tuple[FindingKind, int]]] = {}
    found = select(ItemFinding.item_id, ItemFinding.what, ItemFinding.places)
    for item_id, what, places in session.execute(found.where(ItemFinding.item_id.in_(ids))):
        if what in KINDS and _is_told(KINDS[what], asked):
            kinds.setdefault(item_id, []).append((KINDS[what], places))
    columns = (
        ServiceItem.id,
        ServiceItem.code,
        ServiceItem.name,
        ServiceItem.department_name,
        ServiceItem.kind,
    )
    rows = session.execute(select(*columns).where(ServiceItem.id.in_(ids)).order_by(ServiceItem.id))
    order = tuple(FindingKind)
    return [
        FaultyItem(
            code=code,
            name=name,
            department=department,
            kind=kind,
            kinds=tuple(sorted(kinds.get(item_id, ()), key=lambda one: order.index(one[0]))),
        )
        for item_id, code, name, department, kind in rows
    ]


def _narrowed(
    query: Select[*tuple[Any, ...]],
    table: type[FindingTally] | type[ItemFinding],
    narrow: LeagueFilter,
) -> Select[*tuple[Any, ...]]:
    if narrow.department_id is not None:
        query = query.where(table.department_id == narrow.department_id)
    if narrow.region:
        below = [
            int(card.id) for card in list_regions().values() if card.path.startswith(narrow.region)
        ]
        query = query.where(table.region_id.in_(below))
    return query


def _row(department_id: int, counts: Mapping[str, tuple[int, int]]) -> LeagueRow:
    return LeagueRow(
        department_id=department_id,
        checked=counts.get(CHECKED, (0, 0))[0],
        items={what: items for what, (items, _) in counts.items()},
        places={what: places for what, (_, places) in counts.items()},
    )


def _rank(row: LeagueRow, narrow: LeagueFilter) -> tuple[int, ...]:
    grave = (narrow.what,) if narrow.what != ANY else tuple(one.value for one in Severity)
    return (*(-row.items.get(what, 0) for what in grave), row.department_id)
