"""Drafts that say something new and that nobody submitted yet."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session, aliased

from catalogue.queries.drafts import visible
from catalogue.tables import ItemRevision, ServiceItem
from catalogue.values.codes import RevisionState
from kernel.access import Action, Actor
from organisation.queries import Within, scoped


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsubmittedRow:
    """One of them; `published`: another version of it is in force."""

    item_id: int
    version: int
    code: str
    name: str
    department: str
    published: bool
    changed_at: datetime

    @property
    def mark(self) -> str:
        """The draft as it is shown, for the form that submits it."""
        return f"{self.item_id}.{self.version}"


def list_unsubmitted(
    session: Session, actor: Actor, department_id: int | None, *, page: int, size: int
) -> tuple[int, list[UnsubmittedRow]]:
    """Return how many there are within reach and one page of them, last changed first."""
    within = Within(region=ServiceItem.region_id, department=ServiceItem.department_id)
    in_force = func.coalesce(ServiceItem.current_revision_id, ServiceItem.directory_revision_id)
    rows = (
        scoped(visible(), actor, Action.EDIT_ITEM, within)
        .outerjoin(ItemRevision, ItemRevision.id == in_force)
        .where(
            ServiceItem.state != RevisionState.IN_REVIEW,
            ItemRevision.id.is_(None) | (ItemRevision.draft_digest != ServiceItem.digest),
            ~_withdrawn_as_it_is(),
        )
    )
    if department_id is not None:
        rows = rows.where(ServiceItem.department_id == department_id)
    total = session.scalar(select(func.count()).select_from(rows.subquery())) or 0
    shown = rows.add_columns(ItemRevision.id).order_by(
        ServiceItem.changed_at.desc(), ServiceItem.id.desc()
    )
    found = session.execute(shown.limit(size).offset((page - 1) * size))
    return total, [_row(item, revision) for item, revision in found]


def _withdrawn_as_it_is() -> ColumnElement[bool]:
    """Whether a draft says what was taken out of the catalogue: nobody wants it back by that."""
    gone = aliased(ItemRevision)
    return exists().where(
        gone.item_id == ServiceItem.id,
        gone.state == RevisionState.WITHDRAWN,
        gone.draft_digest == ServiceItem.digest,
        ServiceItem.state == RevisionState.WITHDRAWN,
    )


def _row(item: ServiceItem, revision: int | None) -> UnsubmittedRow:
    return UnsubmittedRow(
        item_id=item.id,
        version=item.version,
        code=item.code,
        name=item.name,
        department=item.department_name,
        published=revision is not None,
        changed_at=item.changed_at,
    )
