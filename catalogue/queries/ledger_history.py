"""All versions of one item with what each came to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries.baselines import SERVES, WAS_SEEN
from catalogue.tables import BaselineItem, ItemRevision, RevisionFigures, ServiceItem
from catalogue.values.figures import Figures
from kernel.access import Action, Actor
from kernel.clock import office_day
from kernel.refusals import NotFound
from organisation.queries import departments_reached

FIGURES = tuple(Figures.__dataclass_fields__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One version: since when, until when, on what it rests, and its figures."""

    number: int
    since: date
    until: date | None
    basis: str
    figures: Figures
    baselines: Sequence[int]  # that begin with it


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """An item and its versions, newest first."""

    code: str
    name: str
    department_id: int
    region_id: int
    versions: Sequence[Counted]


def history_of(session: Session, code: str, actor: Actor) -> History:
    """Return the versions of an item that `actor` may see; three queries. Raises NotFound."""
    reached = departments_reached(actor, Action.READ_FIGURES)
    item = session.execute(
        select(
            ServiceItem.id, ServiceItem.name, ServiceItem.department_id, ServiceItem.region_id
        ).where(SERVES, ServiceItem.code == code, ServiceItem.department_id.in_(reached))
    ).one_or_none()
    if item is None:
        raise NotFound
    return History(
        code=code,
        name=item.name,
        department_id=item.department_id,
        region_id=item.region_id,
        versions=_versions(session, item.id),
    )


def _versions(session: Session, item_id: int) -> list[Counted]:
    begun: dict[int, list[int]] = {}
    for revision_id, baseline_id in session.execute(
        select(BaselineItem.revision_id, BaselineItem.baseline_id).where(
            BaselineItem.item_id == item_id
        )
    ):
        begun.setdefault(revision_id, []).append(baseline_id)
    rows = session.execute(
        select(ItemRevision, RevisionFigures)
        .join(RevisionFigures, RevisionFigures.revision_id == ItemRevision.id)
        .where(ItemRevision.item_id == item_id, WAS_SEEN)
        .order_by(ItemRevision.number.desc())
    )
    return [
        Counted(
            number=revision.number,
            since=office_day(revision.published_at),
            until=office_day(revision.withdrawn_at) if revision.withdrawn_at else None,
            basis=revision.basis,
            figures=Figures(**{name: getattr(figures, name) for name in FIGURES}),
            baselines=begun.get(revision.id, ()),
        )
        for revision, figures in rows
    ]
