"""Texts of items in other languages, as translators and their tools ask for them."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select, tuple_
from sqlalchemy.orm import Session, aliased

from catalogue.rules.texts import TextRow
from catalogue.tables import ItemSource, ItemText, ServiceItem
from catalogue.values.codes import TextState
from catalogue.values.texts import MISSING, TextCounts, TextQuery, TextUnit
from kernel.access import Action, Actor
from kernel.locales import Tag
from organisation.queries import Within, scoped

AT_ONCE = 500
WITHIN = Within(region=ServiceItem.region_id, department=ServiceItem.department_id)
Own = aliased(ItemText, name="own")
STALE = Own.source_digest != ItemSource.digest


def text_units(session: Session, actor: Actor, query: TextQuery) -> list[TextUnit]:
    """Return one page of what `actor` may translate; one query."""
    rows = _matching(actor, query).limit(query.limit).offset((query.page - 1) * query.limit)
    return [_unit(row, query.locale) for row in session.execute(rows)]


def count_units(session: Session, actor: Actor, query: TextQuery) -> int:
    """Return how many texts match, on all pages."""
    matching = _matching(actor, query).with_only_columns(func.count()).order_by(None)
    return session.scalar(matching) or 0


def every_unit(session: Session, actor: Actor, query: TextQuery) -> Iterator[TextUnit]:
    """Yield all that match, whatever the page, a few hundred at a time."""
    last: tuple[int, int] | None = None
    while True:
        rows = _matching(actor, query).limit(AT_ONCE)
        if last is not None:
            rows = rows.where(
                ServiceItem.id >= last[0], tuple_(ServiceItem.id, ItemSource.position) > last
            )
        found = session.execute(rows).all()
        if not found:
            return
        for row in found:
            yield _unit(row, query.locale)
        last = (found[-1].item_id, found[-1].position)


def find_unit(
    session: Session, actor: Actor, *, item_id: int, field: str, locale: Tag
) -> TextUnit | None:
    """Return one text as it stands now, or None where it is gone or not `actor`'s."""
    one = _matching(actor, TextQuery(locale=locale)).where(
        ItemSource.item_id == item_id, ItemSource.field == field
    )
    row = session.execute(one).one_or_none()
    return _unit(row, locale) if row else None


def units_of(session: Session, actor: Actor, locale: Tag, codes: Collection[str]) -> list[TextUnit]:
    """Return all texts of the items with these codes, as far as they are `actor`'s; one query."""
    rows = _matching(actor, TextQuery(locale=locale)).where(ServiceItem.code.in_(codes))
    return [_unit(row, locale) for row in session.execute(rows)]


def units_on_page(
    session: Session, actor: Actor, locale: Tag, item_ids: Collection[int]
) -> dict[tuple[int, str], TextUnit]:
    """Return all texts of some items as far as they are `actor`'s, by item and field."""
    rows = _matching(actor, TextQuery(locale=locale)).where(ItemSource.item_id.in_(item_ids))
    units = [_unit(row, locale) for row in session.execute(rows)]
    return {(unit.item_id, unit.field): unit for unit in units}


def said_elsewhere(session: Session, locale: Tag, digests: Collection[str]) -> dict[str, str]:
    """Return how the same Chinese was translated in other items, best state first, by digest."""
    rows = session.execute(
        select(ItemText.source_digest, ItemText.state, func.min(ItemText.text))
        .where(ItemText.source_digest.in_(digests), ItemText.locale == locale)
        .group_by(ItemText.source_digest, ItemText.state)
    )
    states = tuple(TextState)
    return {row[0]: row[2] for row in sorted(rows, key=lambda row: states.index(row[1]))}


def text_counts(session: Session, actor: Actor) -> dict[str, TextCounts]:
    """Return how far each language has come that has any text; two queries."""
    total = session.scalar(scoped_texts(select(func.count()), actor)) or 0
    rows = session.execute(
        scoped_texts(select(Own.locale, Own.state, STALE.label("stale"), func.count()), actor)
        .join(Own, (Own.item_id == ItemSource.item_id) & (Own.field == ItemSource.field))
        .group_by(Own.locale, Own.state, STALE)
    )
    found: dict[str, TextCounts] = {}
    for locale, state, stale, number in rows:
        so_far = found.get(locale, TextCounts(total=total))
        found[locale] = replace(
            so_far,
            by_state={**so_far.by_state, state: so_far.by_state.get(state, 0) + number},
            stale=so_far.stale + (number if stale else 0),
        )
    return {"": TextCounts(total=total), **found}


def text_rows_of(session: Session, item_ids: Collection[int]) -> dict[int, list[TextRow]]:
    """Return every translation of some items, stale ones too; one query."""
    rows = session.execute(
        select(
            ItemText.item_id,
            ItemText.field,
            ItemText.locale,
            ItemText.text,
            ItemText.source_digest,
            ItemText.state,
            ItemText.version,
        ).where(ItemText.item_id.in_(item_ids))
    )
    found: dict[int, list[TextRow]] = {item_id: [] for item_id in item_ids}
    for item_id, field, locale, text, digest, state, version in rows:
        found[item_id].append(TextRow(field, locale, text, digest, state, version))
    return found


def scoped_texts(query: Select[*tuple[Any, ...]], actor: Actor) -> Select[*tuple[Any, ...]]:
    """Return `query` of the Chinese texts that `actor` may translate."""
    within = query.select_from(ItemSource).join(ServiceItem, ServiceItem.id == ItemSource.item_id)
    return scoped(within.where(ServiceItem.batch_id.is_(None)), actor, Action.TRANSLATE, WITHIN)


def _matching(actor: Actor, query: TextQuery) -> Select[*tuple[Any, ...]]:
    own = (
        (Own.item_id == ItemSource.item_id)
        & (Own.field == ItemSource.field)
        & (Own.locale == query.locale)
    )
    there = query.stale is not None or query.state not in ("", MISSING)
    columns = select(
        ItemSource.item_id,
        ItemSource.position,
        ServiceItem.code,
        ServiceItem.name,
        ItemSource.field,
        ItemSource.kind,
        ItemSource.text.label("chinese"),
        ItemSource.digest,
        Own,
    )
    rows = scoped_texts(columns, actor).join(Own, own, isouter=not there)
    return rows.where(*_narrowed(query)).order_by(ServiceItem.id, ItemSource.position)


def _narrowed(query: TextQuery) -> Iterator[ColumnElement[bool]]:
    if query.state:
        missing = query.state == MISSING
        yield Own.id.is_(None) if missing else Own.state == TextState(query.state)
    if query.stale is not None:
        yield STALE if query.stale else ~STALE
    if query.kind:
        yield ItemSource.kind == query.kind
    if query.department_id is not None:
        yield ServiceItem.department_id == query.department_id
    if query.item_code:
        yield ServiceItem.code == query.item_code
    if query.words:
        yield (
            ItemSource.text.contains(query.words, autoescape=True)
            | Own.text.icontains(query.words, autoescape=True)
            | ServiceItem.name.contains(query.words, autoescape=True)
        )


def _unit(row: Row[*tuple[Any, ...]], locale: Tag) -> TextUnit:
    unit = TextUnit(
        item_id=row.item_id,
        item_code=row.code,
        item_name=row.name,
        field=row.field,
        kind=row.kind,
        source=row.chinese,
        source_digest=row.digest,
        locale=locale,
    )
    own: ItemText | None = row.own
    if own is None:
        return unit
    return replace(
        unit,
        text=own.text,
        state=own.state,
        stale=own.source_digest != row.digest,
        made_from=own.source,
        version=own.version,
        written_by=own.written_by,
        changed_by=own.changed_by,
        changed_at=own.changed_at,
    )
