"""Requests to publish: of one item, and all that wait for somebody."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Row, Select, exists, func, select
from sqlalchemy.orm import Session, aliased

from catalogue.queries.drafts import visible
from catalogue.tables import ChangeRequest, ServiceItem
from catalogue.values.codes import RevisionState
from catalogue.values.requests import Basis, RequestView
from catalogue.values.states import ItemKind, RequestState
from kernel.access import Action, Actor
from kernel.refusals import NotFound
from organisation.queries import Within, scoped

STANDING = (RequestState.SUBMITTED, RequestState.REVIEWED, RequestState.SCHEDULED)
Rows = Select[ServiceItem, ChangeRequest]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFilter:
    """What narrows the list of requests; no state: all that are not settled.

    Of what was returned only what nobody submitted again since.
    """

    states: Collection[RequestState] = STANDING
    department_id: int | None = None


def standing_requests(session: Session, item_id: int) -> list[RequestView]:
    """Return what is asked of an item and not settled: at most one open, one scheduled."""
    rows = _rows().where(ServiceItem.id == item_id, ChangeRequest.state.in_(STANDING))
    return [_view(row) for row in session.execute(rows.order_by(ChangeRequest.id.desc()))]


def last_request(session: Session, item_id: int) -> RequestView | None:
    """Return the newest request of an item, settled or not."""
    rows = _rows().where(ServiceItem.id == item_id).order_by(ChangeRequest.id.desc()).limit(1)
    row = session.execute(rows).one_or_none()
    return _view(row) if row else None


def get_request(session: Session, request_id: int, actor: Actor) -> RequestView:
    """Return a request of an item that `actor` may see. Raises NotFound."""
    row = session.execute(_seen(actor).where(ChangeRequest.id == request_id)).one_or_none()
    if row is None:
        raise NotFound
    return _view(row)


def list_requests(
    session: Session, actor: Actor, narrow: RequestFilter, *, page: int, size: int
) -> tuple[int, list[RequestView]]:
    """Return how many requests match and one page of them, longest waiting first; two queries."""
    rows = matching_requests(actor, narrow)
    total = session.scalar(rows.with_only_columns(func.count())) or 0
    shown = rows.order_by(ChangeRequest.submitted_at, ChangeRequest.id)
    found = session.execute(shown.limit(size).offset((page - 1) * size))
    return total, [_view(row) for row in found]


def matching_requests(actor: Actor, narrow: RequestFilter) -> Rows:
    """Return a query of the requests within reach that match."""
    rows = _seen(actor).where(ChangeRequest.state.in_(narrow.states))
    if narrow.department_id is not None:
        rows = rows.where(ServiceItem.department_id == narrow.department_id)
    if RequestState.RETURNED in narrow.states:
        later = aliased(ChangeRequest)
        again = exists().where(later.item_id == ChangeRequest.item_id, later.id > ChangeRequest.id)
        rows = rows.where(~again, ServiceItem.state != RevisionState.WITHDRAWN)
    return rows


def _rows() -> Rows:
    joined = visible().join(ChangeRequest, ChangeRequest.item_id == ServiceItem.id)
    return joined.add_columns(ChangeRequest)


def _seen(actor: Actor) -> Rows:
    within = Within(region=ServiceItem.region_id, department=ServiceItem.department_id)
    return scoped(_rows(), actor, Action.EDIT_ITEM, within)


def _view(row: Row[ServiceItem, ChangeRequest]) -> RequestView:
    item, request = row[0], row[1]
    return RequestView(
        id=request.id,
        item_id=item.id,
        code=item.code,
        name=item.name,
        department=item.department_name,
        state=request.state,
        stale=request.version != item.version and request.state is not RequestState.SCHEDULED,
        basis=Basis(
            title=request.basis,
            number=request.basis_number,
            day=request.basis_date,
            scan_digest=request.scan_digest,
            scan_name=request.scan_name,
        ),
        effective_on=request.effective_on,
        ends_on=request.ends_on,
        confirm_by=request.confirm_by,
        revision_id=request.revision_id,
        submitted_by=request.submitted_by,
        submitted_at=request.submitted_at,
        reviewed_by=request.reviewed_by,
        reviewed_at=request.reviewed_at,
        decided_by=request.decided_by,
        decided_at=request.decided_at,
    )


def is_standard(session: Session, item_id: int) -> bool:
    """Whether claims stand on an item, which have to be confirmed when it changes."""
    kind = session.scalar(select(ServiceItem.kind).where(ServiceItem.id == item_id))
    return kind is ItemKind.STANDARD
