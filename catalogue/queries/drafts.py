"""Drafts as staff and the publishing use case read them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, selectinload

from catalogue.queries.narrowing import ORDERS, rows_contain, stands
from catalogue.rules.claims import IDENTITY, resolved
from catalogue.rules.content import from_json
from catalogue.rules.draft import (
    ITEM_COLUMNS,
    MATERIAL_COLUMNS,
    STEP_COLUMNS,
    item_fields,
)
from catalogue.rules.texts import TextRow, in_chinese, shown_words, sources, with_words
from catalogue.tables import ItemRevision, Material, ServiceItem, Step
from catalogue.values.bulk import TEXTS
from catalogue.values.codes import RevisionState
from catalogue.values.facts import ItemFacts, MaterialFacts, SourceFacts, StepFacts
from catalogue.values.states import ItemKind
from kernel.access import SYSTEM, Action, Actor
from kernel.refusals import NotFound
from organisation.queries import Within, list_regions, scoped

AT_ONCE = 200
IN_FORCE_ID = func.coalesce(ServiceItem.current_revision_id, ServiceItem.directory_revision_id)
WITH_PARTS = (
    selectinload(ServiceItem.materials),
    selectinload(ServiceItem.steps),
    selectinload(ServiceItem.texts),
    selectinload(ServiceItem.standard).options(
        selectinload(ServiceItem.texts), selectinload(ServiceItem.directory_revision)
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft and where it stands."""

    item_id: int
    version: int
    state: RevisionState
    facts: ItemFacts
    department_id: int
    region_id: int
    kind: ItemKind
    standard_id: int | None
    confirm_by: date | None  # of a claim: the standard changed where it says something else
    revision_id: int | None  # in force
    published_digest: str | None  # of the revision in force; another than the draft's: changed
    changed_at: datetime
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A draft in the list of staff."""

    item_id: int
    code: str
    name: str
    kind: ItemKind
    department: str
    state: RevisionState
    changed: bool  # the draft says more than the revision in force
    changed_at: datetime
    materials: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftExport:
    """What a draft says, its state and whose it is."""

    facts: ItemFacts
    state: RevisionState
    department_id: int
    version: int
    kind: ItemKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFilter:
    """What narrows the list of staff. `region`: its code; all below it belong to it."""

    words: str = ""
    department_id: int | None = None
    state: str = ""
    kind: str = ""
    standards: bool = True  # where no kind is named: the base directory too
    region: str = ""
    contains: str = ""  # in one of the fields that change with a move
    order: str = ""  # one of ORDERS


def visible() -> Select[ServiceItem]:
    """Return a query of all items but those an import is still bringing in."""
    return select(ServiceItem).where(ServiceItem.batch_id.is_(None))


def get_draft_row(session: Session, item_id: int) -> ServiceItem:
    """Return one item with its parts. Raises NotFound. Stays within the caller's session."""
    query = visible().where(ServiceItem.id == item_id).options(*WITH_PARTS)
    row = session.scalar(query)
    if row is None:
        raise NotFound
    return row


def get_draft(session: Session, code: str, actor: Actor) -> Draft:
    """Return the draft of an item that `actor` may edit. Raises NotFound."""
    query = editable(visible(), actor).where(ServiceItem.code == code).options(*WITH_PARTS)
    row = session.scalar(query)
    if row is None:
        raise NotFound
    revision_id = in_force_id(row)
    published = session.scalar(
        select(ItemRevision.draft_digest).where(ItemRevision.id == revision_id)
    )
    return Draft(
        item_id=row.id,
        version=row.version,
        state=row.state,
        facts=facts_of(row),
        department_id=row.department_id,
        region_id=row.region_id,
        kind=row.kind,
        standard_id=row.standard_id,
        confirm_by=row.confirm_by,
        revision_id=revision_id,
        published_digest=published,
        changed_at=row.changed_at,
        digest=row.digest,
    )


def list_drafts(
    session: Session, actor: Actor, narrow: DraftFilter, *, page: int, size: int
) -> tuple[int, list[DraftRow]]:
    """Return how many items match and one page of them in their order; two queries."""
    matching = narrowed(editable(visible(), actor), narrow)
    total = session.scalar(select(func.count()).select_from(matching.subquery())) or 0
    owner = func.coalesce(ServiceItem.standard_id, ServiceItem.id)
    materials = select(func.count(Material.id)).where(Material.item_id == owner).scalar_subquery()
    rows = session.execute(
        matching.outerjoin(ItemRevision, ItemRevision.id == IN_FORCE_ID)
        .add_columns(ItemRevision.draft_digest, materials)
        .order_by(*ORDERS[narrow.order])
        .limit(size)
        .offset((page - 1) * size)
    )
    return total, [_row(item, digest, count) for item, digest, count in rows]


def all_drafts(
    session: Session, narrow: DraftFilter | None = None, actor: Actor = SYSTEM
) -> Iterator[DraftExport]:
    """Yield the drafts that `actor` may edit by id, a few at a time."""
    matching = narrowed(editable(visible(), actor), narrow or DraftFilter())
    last = 0
    while True:
        query = matching.where(ServiceItem.id > last).options(*WITH_PARTS)
        rows = session.scalars(query.order_by(ServiceItem.id).limit(AT_ONCE)).all()
        if not rows:
            return
        last = rows[-1].id
        for row in rows:
            yield DraftExport(
                facts=facts_of(row),
                state=row.state,
                department_id=row.department_id,
                version=row.version,
                kind=row.kind,
            )
        session.expunge_all()


def editable(query: Select[ServiceItem], actor: Actor) -> Select[ServiceItem]:
    """Return `query` narrowed to what `actor` may edit."""
    within = Within(region=ServiceItem.region_id, department=ServiceItem.department_id)
    return scoped(query, actor, Action.EDIT_ITEM, within)


def narrowed(query: Select[ServiceItem], narrow: DraftFilter) -> Select[ServiceItem]:
    """Return `query` narrowed as somebody asked."""
    if narrow.words:
        like = f"%{narrow.words.replace('%', '').replace('_', '')}%"
        query = query.where(ServiceItem.name.like(like) | ServiceItem.code.like(like))
    if narrow.department_id is not None:
        query = query.where(ServiceItem.department_id == narrow.department_id)
    if narrow.kind:
        query = query.where(ServiceItem.kind == ItemKind(narrow.kind))
    elif not narrow.standards:
        query = query.where(ServiceItem.kind != ItemKind.STANDARD)
    if narrow.state:
        query = query.where(stands(narrow.state, IN_FORCE_ID))
    if narrow.region:
        query = query.where(ServiceItem.region_id.in_(_regions_below(narrow.region)))
    if narrow.contains:
        told = (getattr(ServiceItem, name) for name in TEXTS)
        said = [one.contains(narrow.contains, autoescape=True) for one in told]
        query = query.where(or_(*said, rows_contain(ServiceItem.decisions, narrow.contains)))
    return query


def _regions_below(code: str) -> list[int]:
    regions = list_regions().values()
    path = next((card.path for card in regions if card.code == code), None)
    return [] if path is None else [card.id for card in regions if card.path.startswith(path)]


def _row(item: ServiceItem, published: str | None, materials: int) -> DraftRow:
    return DraftRow(
        item_id=item.id,
        code=item.code,
        name=item.name,
        kind=item.kind,
        department=item.department_name,
        state=item.state,
        changed=published is not None and published != item.digest,
        changed_at=item.changed_at,
        materials=materials,
    )


def in_force_id(item: ServiceItem) -> int | None:
    """Return the id of the revision in force, if there is one."""
    if item.kind is ItemKind.STANDARD:
        return item.directory_revision_id
    return item.current_revision_id


def facts_of(item: ServiceItem) -> ItemFacts:
    """Return what a draft says, with the translations that fit its Chinese."""
    texts = item.texts
    if item.kind is ItemKind.CLAIM:
        facts = resolved(base_of(item), item.local, identity_of(item))
        texts = [*(item.standard.texts if item.standard else ()), *texts]  # its own come last
    else:
        facts = typed_facts(item)
    rows = (TextRow(row.field, row.locale, row.text, row.source_digest) for row in texts)
    return with_words(facts, shown_words(sources(facts), rows, {}))


def base_of(claim: ServiceItem) -> ItemFacts:
    """Return in Chinese what the standard of a claim says; of one withdrawn, its columns."""
    standard = claim.standard
    if standard is None:
        raise NotFound
    frozen = standard.directory_revision
    return from_json(frozen.content) if frozen else in_chinese(facts_of(standard))


def identity_of(claim: ServiceItem) -> dict[str, Any]:
    """Return who carries a standard out, and where."""
    columns = {name: getattr(claim, name) for name in IDENTITY if name in ITEM_COLUMNS}
    return {
        **columns,
        "department": claim.department_name,
        "region": claim.region_code,
        "source": _source(claim),
    }


def typed_facts(item: ServiceItem) -> ItemFacts:
    """Return in Chinese what an item that is no claim says."""
    return ItemFacts(
        **item_fields({name: getattr(item, name) for name in ITEM_COLUMNS}),
        department=item.department_name,
        region=item.region_code,
        source=_source(item),
        materials=tuple(map(_material, item.materials)),
        steps=tuple(map(_step, item.steps)),
    )


def _source(item: ServiceItem) -> SourceFacts:
    return SourceFacts(
        platform=item.source_platform or "", id=item.source_id or "", url=item.source_url
    )


def _material(row: Material) -> MaterialFacts:
    return MaterialFacts(**{name: getattr(row, name) for name in MATERIAL_COLUMNS})


def _step(row: Step) -> StepFacts:
    return StepFacts(**{name: getattr(row, name) for name in STEP_COLUMNS})
