"""Items with all that is found in them: what the facts say, and what only the house knows."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Integer, Select, cast, func, select
from sqlalchemy.orm import Session

from catalogue.queries.drafts import WITH_PARTS, facts_of, visible
from catalogue.queries.handing_in import counters_of, takers_of
from catalogue.rules.answering import answered_for
from catalogue.rules.findings import find
from catalogue.rules.handing_in import home_in, why_taken
from catalogue.tables import ItemSource, ItemText, ServiceItem
from catalogue.values.codes import RevisionState
from catalogue.values.facts import ItemFacts
from catalogue.values.findings import Around, Finding
from catalogue.values.states import ItemKind
from kernel.access import Action, Actor
from kernel.locales import LANGUAGES, LEGAL, Tag
from organisation.queries import Within, get_department, list_alliances, scoped

AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class LintRules:
    """By what the office measures: the day, how many months a check lasts, its languages."""

    today: date
    check_months: int
    languages: tuple[Tag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linted:
    """A draft and what was found in it."""

    item_id: int
    version: int
    code: str
    name: str
    department_id: int
    region_id: int
    department: str
    kind: ItemKind
    is_current: bool  # not withdrawn
    is_changed: bool  # since it was checked last
    findings: tuple[Finding, ...]


def lint_items(session: Session, ids: Collection[int], rules: LintRules) -> list[Linted]:
    """Return what is found in the drafts of some items; as many queries for one as for many.

    What was withdrawn nobody reads: nothing is found in it.
    """
    query = visible().where(ServiceItem.id.in_(ids)).options(*WITH_PARTS)
    rows = session.scalars(query.order_by(ServiceItem.id)).all()
    facts = {row.id: facts_of(row) for row in rows}
    around = around_of(session, [(row, facts[row.id]) for row in rows], rules)
    return [_linted(row, facts[row.id], around[row.id]) for row in rows]


def lint_facts(
    session: Session, item_id: int, facts: ItemFacts, rules: LintRules
) -> tuple[Finding, ...]:
    """Return what is found in other facts of an item than its draft: in those in force."""
    row = session.get_one(ServiceItem, item_id)
    around = around_of(session, [(row, facts)], rules)[item_id]
    return answered_for(find(facts, around, row.kind), facts, row.kind, row.local)


def ids_to_lint(
    session: Session,
    actor: Actor,
    department_ids: Collection[int] | None = None,
    *,
    after: int = 0,
) -> Iterator[Sequence[int]]:
    """Yield the ids of all current items that `actor` may edit, a few at a time."""
    last = after
    while ids := session.scalars(_current(actor, department_ids, last)).all():
        yield ids
        last = ids[-1]


def _current(actor: Actor, department_ids: Collection[int] | None, last: int) -> Select[int]:
    within = Within(region=ServiceItem.region_id, department=ServiceItem.department_id)
    query = scoped(select(ServiceItem.id), actor, Action.EDIT_ITEM, within).where(
        ServiceItem.batch_id.is_(None),
        ServiceItem.state != RevisionState.WITHDRAWN,
        ServiceItem.id > last,
    )
    if department_ids is not None:
        query = query.where(ServiceItem.department_id.in_(department_ids))
    return query.order_by(ServiceItem.id).limit(AT_ONCE)


def _linted(row: ServiceItem, facts: ItemFacts, around: Around) -> Linted:
    current = row.state is not RevisionState.WITHDRAWN
    found = (
        answered_for(find(facts, around, row.kind), facts, row.kind, row.local) if current else ()
    )
    return Linted(
        item_id=row.id,
        version=row.version,
        code=row.code,
        name=row.name,
        department_id=row.department_id,
        region_id=row.region_id,
        department=row.department_name,
        kind=row.kind,
        is_current=current,
        is_changed=row.linted_version != row.version,
        findings=found,
    )


def around_of(
    session: Session, items: Sequence[tuple[ServiceItem, ItemFacts]], rules: LintRules
) -> dict[int, Around]:
    """Return what stands around some items; a handful of queries."""
    taken_in = _taken_in(session, items, rules.today)
    texts = _texts(session, [row.id for row, _ in items], rules.languages)
    alliances = frozenset(
        card.code
        for card in list_alliances(session)
        if card.valid_from <= rules.today <= (card.valid_until or rules.today)
    )
    return {
        row.id: Around(
            uscc=get_department(row.department_id).uscc,
            taken_in=row.id in taken_in,
            alliances=alliances,
            missing=texts[row.id][0],
            stale=texts[row.id][1],
            today=rules.today,
            check_months=rules.check_months,
        )
        for row, _ in items
    }


def _taken_in(
    session: Session, items: Sequence[tuple[ServiceItem, ItemFacts]], on: date
) -> set[int]:
    """Return which items a window takes in: its department's, a point's, or one within reach."""
    homes = [home_in(facts, row.id, row.department_id, row.region_id) for row, facts in items]
    takers = takers_of(session, homes, on)
    windows = counters_of(session, takers)
    return {
        home.item_id
        for home, one in zip(homes, takers, strict=True)
        if any(why_taken(one, window) for window in windows)
    }


def _texts(
    session: Session, ids: Sequence[int], languages: Sequence[Tag]
) -> Mapping[int, tuple[tuple[Tag, ...], tuple[Tag, ...]]]:
    """Return in which languages texts of items are missing and stale; two queries."""
    wanted = list(dict.fromkeys(_written_in(tag) for tag in languages))
    sources = (
        select(ItemSource.item_id, func.count())
        .where(ItemSource.item_id.in_(ids))
        .group_by(ItemSource.item_id)
    )
    totals = {row[0]: row[1] for row in session.execute(sources)}
    stale = cast(ItemText.source_digest != ItemSource.digest, Integer)
    rows = session.execute(
        select(ItemText.item_id, ItemText.locale, func.count(), func.sum(stale))
        .join(
            ItemSource,
            (ItemSource.item_id == ItemText.item_id) & (ItemSource.field == ItemText.field),
        )
        .where(ItemText.item_id.in_(ids))
        .group_by(ItemText.item_id, ItemText.locale)
    )
    there = {(item_id, tag): (number, old or 0) for item_id, tag, number, old in rows}
    return {item_id: _lacks(item_id, totals.get(item_id, 0), wanted, there) for item_id in ids}


def _lacks(
    item_id: int,
    total: int,
    wanted: Sequence[Tag],
    there: Mapping[tuple[int, str], tuple[int, int]],
) -> tuple[tuple[Tag, ...], tuple[Tag, ...]]:
    counts = [(tag, *there.get((item_id, tag), (0, 0))) for tag in wanted if tag != LEGAL]
    missing = tuple(tag for tag, number, _ in counts if number < total)
    return missing, tuple(tag for tag, _, old in counts if old)


def _written_in(tag: Tag) -> Tag:
    """Return in which language the words of another are written: kk for kk-Arab."""
    if tag == "zh-Hant":  # the Chinese in other characters
        return LEGAL
    return LANGUAGES[tag].fallbacks[0] if len(LANGUAGES[tag].fallbacks) > 1 else tag
