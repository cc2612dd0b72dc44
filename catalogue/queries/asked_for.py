"""Which services ask for a material of the dictionary, for citizens and for staff."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, Text, and_, func, or_, select, type_coerce
from sqlalchemy.orm import Session, aliased

from catalogue.queries.dictionary import entry_file
from catalogue.queries.drafts import visible
from catalogue.queries.published import cards
from catalogue.tables import (
    ItemRevision,
    KnownMaterial,
    KnownMaterialFile,
    Material,
    ServiceItem,
)
from catalogue.values.codes import RevisionState
from catalogue.values.dictionary import EntryFile, EntryState
from catalogue.values.published import ItemCard
from kernel.access import Action, Actor
from kernel.canonical import canonical_json
from kernel.refusals import NotFound
from organisation.queries import Within, scoped

Own, Base = aliased(ItemRevision, name="own"), aliased(ItemRevision, name="base")
SERVICE = func.coalesce(ServiceItem.standard_id, ServiceItem.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A service that asks for it, by one of the places that offer it."""

    card: ItemCard
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A material of a draft that points at an entry."""

    code: str
    item: str
    department: str
    state: RevisionState
    name: str  # as the item calls it


def get_public_file(session: Session, key: str, file_id: int) -> EntryFile:
    """Return a file of an entry in use. Raises NotFound."""
    return _file(session, key, file_id, KnownMaterial.state == EntryState.IN_USE)


def get_file(session: Session, key: str, file_id: int) -> EntryFile:
    """Return a file of an entry, for staff. Raises NotFound."""
    return _file(session, key, file_id)


def _file(session: Session, key: str, file_id: int, *more: ColumnElement[bool]) -> EntryFile:
    row = session.scalar(
        select(KnownMaterialFile)
        .join(KnownMaterial, KnownMaterial.id == KnownMaterialFile.material_id)
        .where(KnownMaterialFile.id == file_id, KnownMaterial.key == key, *more)
    )
    if row is None:
        raise NotFound
    return entry_file(row)


def asked_by(session: Session, key: str, *, page: int, size: int) -> tuple[int, list[Asking]]:
    """Return how many services in force ask for it and one page of them, by name.

    A service stands once, however many places offer it. What only a draft asks for is no part of
    it, and is not counted.
    """
    asks = select(Material.item_id).where(Material.dictionary == key)
    grouped = (
        select(func.min(ServiceItem.id).label("id"), func.count().label("places"))
        .join(Own, Own.id == ServiceItem.current_revision_id)
        .outerjoin(Base, Base.id == Own.base_id)
        .where(
            ServiceItem.batch_id.is_(None),
            _asks_in_force(key),
            or_(
                ServiceItem.standard_id.in_(asks),
                and_(ServiceItem.standard_id.is_(None), ServiceItem.id.in_(asks)),
            ),
        )
        .group_by(SERVICE)
    )
    total = session.scalar(select(func.count()).select_from(grouped.subquery())) or 0
    rows = session.execute(
        grouped.order_by(func.min(ServiceItem.name), func.min(ServiceItem.id))
        .limit(size)
        .offset((page - 1) * size)
    )
    places: dict[int, int] = {row.id: row.places for row in rows}
    return total, [
        Asking(card=card, places=places[card.item_id]) for card in cards(session, [*places])
    ]


def _asks_in_force(key: str) -> ColumnElement[bool]:
    """Whether what is frozen asks for it: a claim's revision holds its materials only where they
    are others than its standard's."""
    asked = f'"dictionary":{canonical_json(key)}'
    own, base = type_coerce(Own.content, Text), type_coerce(Base.content, Text)
    says = or_(*(own.contains(f'"materials":{one}') for one in ("[{", "[]", "null")))
    return or_(
        own.contains(asked, autoescape=True),
        and_(~says, base.contains(asked, autoescape=True)),
    )


def list_uses(
    session: Session, actor: Actor, key: str, *, page: int, size: int
) -> tuple[int, list[Use]]:
    """Return how many drafts within reach point at an entry and one page of them; two queries.

    Claims follow their standard: the standard stands for them.
    """
    within = Within(region=ServiceItem.region_id, department=ServiceItem.department_id)
    query: Select[ServiceItem] = scoped(visible(), actor, Action.EDIT_ITEM, within)
    matching = query.join(Material, Material.item_id == ServiceItem.id).where(
        Material.dictionary == key
    )
    total = session.scalar(matching.with_only_columns(func.count())) or 0
    rows = session.execute(
        matching.with_only_columns(
            ServiceItem.code,
            ServiceItem.name,
            ServiceItem.department_name,
            ServiceItem.state,
            Material.name,
        )
        .order_by(ServiceItem.name, ServiceItem.id, Material.position)
        .limit(size)
        .offset((page - 1) * size)
    )
    return total, [
        Use(code=code, item=item, department=department, state=state, name=name)
        for code, item, department, state, name in rows
    ]
