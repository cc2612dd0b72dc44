"""Claims to be looked at, because their standard changed where they say something else."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from catalogue.queries.drafts import base_of, get_draft, get_draft_row
from catalogue.rules.content import to_json
from catalogue.tables import ServiceItem
from catalogue.values.states import ItemKind
from kernel.access import Action, Actor
from kernel.refusals import NotFound
from organisation.queries import Within, scoped


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmRow:
    """A claim to be confirmed. `lost`: fields the standard does not allow any more."""

    item_id: int
    version: int
    code: str
    name: str
    department_id: int
    confirm_by: date
    fields: tuple[str, ...]
    lost: frozenset[str]

    @property
    def mark(self) -> str:
        """The claim as it is shown, for the form that confirms it."""
        return f"{self.item_id}.{self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmFilter:
    """What narrows the list; claims of one standard bear its name."""

    words: str = ""
    department_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmField:
    """One fact as the standard said it before, as it says it now, and as the claim does."""

    field: str
    before: Any
    now: Any
    own: Any
    lost: bool  # the standard does not allow it any more


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirming:
    """A claim with all that is to be confirmed of it."""

    item_id: int
    code: str
    name: str
    department: str
    version: int
    confirm_by: date | None
    fields: tuple[ConfirmField, ...]


def list_to_confirm(
    session: Session, actor: Actor, narrow: ConfirmFilter, *, page: int, size: int
) -> tuple[int, list[ConfirmRow]]:
    """Return how many claims are to be confirmed and one page of them, the nearest day first."""
    columns = (
        ServiceItem.id,
        ServiceItem.version,
        ServiceItem.code,
        ServiceItem.name,
        ServiceItem.department_id,
        ServiceItem.confirm_by,
        ServiceItem.confirm_fields,
    )
    matching = to_confirm(actor)
    if narrow.words:
        like = ServiceItem.name.contains(narrow.words, autoescape=True)
        matching = matching.where(like | (ServiceItem.code == narrow.words))
    if narrow.department_id is not None:
        matching = matching.where(ServiceItem.department_id == narrow.department_id)
    rows = session.execute(
        matching.with_only_columns(*columns)
        .order_by(ServiceItem.confirm_by, ServiceItem.id)
        .limit(size)
        .offset((page - 1) * size)
    )
    return _count(session, matching), [
        ConfirmRow(
            item_id=row.id,
            version=row.version,
            code=row.code,
            name=row.name,
            department_id=row.department_id,
            confirm_by=row.confirm_by,
            fields=tuple(one["field"] for one in row.confirm_fields),
            lost=frozenset(one["field"] for one in row.confirm_fields if one["lost"]),
        )
        for row in rows
    ]


def get_confirming(session: Session, code: str, actor: Actor) -> Confirming:
    """Return a claim within reach with what is to be confirmed of it. Raises NotFound."""
    draft = get_draft(session, code, actor)
    claim = get_draft_row(session, draft.item_id)
    if claim.kind is not ItemKind.CLAIM:
        raise NotFound
    now, here = to_json(base_of(claim)), to_json(draft.facts)
    return Confirming(
        item_id=claim.id,
        code=claim.code,
        name=claim.name,
        department=claim.department_name,
        version=claim.version,
        confirm_by=claim.confirm_by,
        fields=tuple(
            ConfirmField(
                field=one["field"],
                before=one["before"],
                now=now.get(one["field"]),
                own=here.get("materials") if one["field"] == "materials" else one["own"],
                lost=one["lost"],
            )
            for one in claim.confirm_fields
        ),
    )


def _count(session: Session, query: Select[Any]) -> int:
    only = query.with_only_columns(ServiceItem.id)
    return session.scalar(select(func.count()).select_from(only.subquery())) or 0


def to_confirm(actor: Actor) -> Select[Any]:
    """Return a query of the claims within reach that are to be confirmed."""
    within = Within(region=ServiceItem.region_id, department=ServiceItem.department_id)
    query = select(ServiceItem).where(
        ServiceItem.confirm_by.is_not(None), ServiceItem.batch_id.is_(None)
    )
    return scoped(query, actor, Action.EDIT_ITEM, within)
