"""How the materials of drafts are called, which of these names are alike, and by whom."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from catalogue.queries.dictionary import choices
from catalogue.queries.drafts import visible
from catalogue.rules.alike import Alike, alike
from catalogue.rules.dictionary import by_name
from catalogue.tables import Material, NamesApart, ServiceItem
from kernel.access import Action, Actor
from organisation.queries import Within, scoped

MOST_NAMES = 5000  # the most used; so many take about a second
SHOWN_ITEMS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One name of a cluster, how many drafts use it, and some of them as (code, name)."""

    name: str
    uses: int
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Names that may mean the same; `key` is that of an entry which has one of them already."""

    key: str
    best: str
    spellings: tuple[Spelling, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """Two names of which somebody said that they do not mean the same."""

    id: int
    first: str
    second: str
    said_by: int | None
    said_at: datetime


def digest_of_name(name: str) -> str:
    """Return what stands for a name where two are told apart."""
    return hashlib.sha256(name.encode()).hexdigest()


def clusters(session: Session, actor: Actor, *, page: int, size: int) -> tuple[int, list[Cluster]]:
    """Return how many clusters there are and one page of them; few queries, however many."""
    used = _used(session, actor)
    known = {name: one.key for name, one in by_name(choices(session)).items()}
    found = _alike(used, known, _apart(session, {*used, *known}))
    some = found[(page - 1) * size : page * size]
    items = _items(session, actor, {name for one in some for name in one.names if name in used})
    return len(found), [_cluster(one, used, known, items) for one in some]


def told_apart(session: Session, actor: Actor, *, page: int, size: int) -> tuple[int, list[Apart]]:
    """Return how many pairs of names within reach were told apart and one page, the last first."""
    rows = session.scalars(select(NamesApart).order_by(NamesApart.id.desc())).all()
    names = names_within(session, actor) if rows else {}
    found = [
        Apart(row.id, names[row.first], names[row.second], row.said_by, row.said_at)
        for row in rows
        if row.first in names and row.second in names
    ]
    return len(found), found[(page - 1) * size : page * size]


def names_within(session: Session, actor: Actor) -> Mapping[str, str]:
    """Return the names of materials within reach, by what stands for them."""
    return {digest_of_name(name): name for name in _used(session, actor)}


def spelled(actor: Actor) -> Select[Any]:
    """Return a query of the materials of drafts within reach that point at no entry yet."""
    within = Within(region=ServiceItem.region_id, department=ServiceItem.department_id)
    return (
        scoped(visible(), actor, Action.EDIT_ITEM, within)
        .join(Material, Material.item_id == ServiceItem.id)
        .where(Material.dictionary == "")
    )


def _used(session: Session, actor: Actor) -> dict[str, int]:
    number = func.count()
    rows = session.execute(
        spelled(actor)
        .with_only_columns(Material.name, number)
        .group_by(Material.name)
        .order_by(number.desc(), Material.name)
        .limit(MOST_NAMES)
    )
    return {row[0]: row[1] for row in rows}


def _apart(session: Session, names: Collection[str]) -> frozenset[frozenset[str]]:
    by_digest = {digest_of_name(name): name for name in names}
    rows = session.execute(select(NamesApart.first, NamesApart.second))
    return frozenset(
        frozenset((by_digest[first], by_digest[second]))
        for first, second in rows
        if first in by_digest and second in by_digest
    )


def _alike(
    used: Mapping[str, int], known: Mapping[str, str], apart: frozenset[frozenset[str]]
) -> list[Alike]:
    """Return the clusters in which something is left to do; names of entries lead them."""
    most = sum(used.values()) + 1
    names = {**used, **{name: used.get(name, 0) + most for name in known}}
    found = _computed(tuple(sorted(names.items())), apart)
    kept = [one for one in found if any(name in used for name in one.names)]
    alone = [Alike(names=(name,)) for name in known if name in used and _is_alone(name, found)]
    return sorted([*kept, *alone], key=lambda one: -sum(used.get(name, 0) for name in one.names))


def _is_alone(name: str, found: Collection[Alike]) -> bool:
    return not any(name in one.names for one in found)


@lru_cache(8)
def _computed(
    names: tuple[tuple[str, int], ...], apart: frozenset[frozenset[str]]
) -> tuple[Alike, ...]:
    """Return the clusters; turning a page does not compute them anew."""
    return tuple(alike(dict(names), apart))


def _items(
    session: Session, actor: Actor, names: Collection[str]
) -> Mapping[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {name: [] for name in names}
    rows = session.execute(
        spelled(actor)
        .where(Material.name.in_(names))
        .with_only_columns(Material.name, ServiceItem.code, ServiceItem.name)
        .order_by(ServiceItem.name)
    )
    for name, code, item in rows:
        if len(found[name]) < SHOWN_ITEMS:
            found[name].append((code, item))
    return found


def _cluster(
    one: Alike,
    used: Mapping[str, int],
    known: Mapping[str, str],
    items: Mapping[str, list[tuple[str, str]]],
) -> Cluster:
    return Cluster(
        key=next((known[name] for name in one.names if name in known), ""),
        best=one.names[0],
        spellings=tuple(
            Spelling(name=name, uses=used[name], items=tuple(items.get(name, ())))
            for name in one.names
            if name in used
        ),
    )
