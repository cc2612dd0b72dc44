"""The base directory: standards, who is asked to claim them, and who did."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, literal_column, select
from sqlalchemy.orm import Session, aliased

from catalogue.queries.asking import Offer, offers, posts_of, wish_of
from catalogue.queries.drafts import get_draft_row, visible
from catalogue.tables import ClaimAnswer, ItemRevision, ServiceItem
from catalogue.values.codes import RevisionState
from catalogue.values.states import AnswerState, ItemKind
from kernel.access import Action, Actor
from kernel.refusals import NotFound
from organisation.queries import (
    Within,
    departments_within,
    list_departments,
    list_regions,
    scoped,
)

NO_CLAIMS = (0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryFilter:
    """What narrows the base directory."""

    words: str = ""
    owner_id: int | None = None
    state: str = ""
    show: str = ""  # "mine": to keep; "offered": to claim; "sent_back": to mend; "adding": to agree


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What became of a standard, in numbers."""

    asked: int = 0
    claimed: int = 0
    not_claimed: int = 0
    sent_back: int = 0
    to_confirm: int = 0
    adding: int = 0  # materials besides that wait for the owner's consent


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardRow:
    """A standard in the base directory."""

    standard_id: int
    code: str
    name: str
    department: str
    state: RevisionState
    changed: bool  # the draft says more than the revision in force
    changed_at: datetime
    counts: Counts = field(default_factory=Counts)


def get_standard(session: Session, item_id: int) -> ServiceItem:
    """Return one standard. Raises NotFound. Stays within the caller's session."""
    row = get_draft_row(session, item_id)
    if row.kind is not ItemKind.STANDARD:
        raise NotFound
    return row


def find_standard(session: Session, code: str, actor: Actor) -> ServiceItem:
    """Return a standard that `actor` may see. Raises NotFound."""
    query = _seen(visible(), actor).where(ServiceItem.code == code)
    number = session.scalar(query.with_only_columns(ServiceItem.id))
    if number is None:
        raise NotFound
    return get_draft_row(session, number)


def list_standards(
    session: Session, actor: Actor, narrow: DirectoryFilter, *, page: int, size: int
) -> tuple[int, list[StandardRow]]:
    """Return how many standards match and one page of them by name, in a few queries."""
    matching = _narrowed(session, _seen(visible(), actor), narrow, actor)
    total = session.scalar(select(func.count()).select_from(matching.subquery())) or 0
    columns = (
        ServiceItem.id,
        ServiceItem.code,
        ServiceItem.name,
        ServiceItem.department_id,
        ServiceItem.department_name,
        ServiceItem.region_id,
        ServiceItem.claimed_at,
        ServiceItem.state,
        ServiceItem.changed_at,
        ServiceItem.digest,
        ItemRevision.draft_digest,
    )
    rows = session.execute(
        matching.outerjoin(ItemRevision, ItemRevision.id == ServiceItem.directory_revision_id)
        .with_only_columns(*columns)
        .order_by(ServiceItem.name, ServiceItem.id)
        .limit(size)
        .offset((page - 1) * size)
    ).all()
    counts = counts_of(session, [_offer(row) for row in rows])
    return total, [_row(row, counts[row.id]) for row in rows]


def counts_of(session: Session, wanted: Collection[Offer]) -> Mapping[int, Counts]:
    """Return what became of some standards; two queries."""
    ids = [offer.standard_id for offer in wanted]
    claims = session.execute(
        select(
            ServiceItem.standard_id,
            func.count(),
            func.count(ServiceItem.confirm_by),
            func.sum(ServiceItem.additions_waiting),
        )
        .where(
            ServiceItem.standard_id.in_(ids),
            ServiceItem.state != RevisionState.WITHDRAWN,
            ServiceItem.batch_id.is_(None),
        )
        .group_by(ServiceItem.standard_id)
    )
    answers = session.execute(
        select(ClaimAnswer.standard_id, ClaimAnswer.state, func.count())
        .where(ClaimAnswer.standard_id.in_(ids))
        .group_by(ClaimAnswer.standard_id, ClaimAnswer.state)
    )
    claimed = {row[0]: row[1:] for row in claims}
    said = {(row[0], row[1]): row[2] for row in answers}
    posts = posts_of()
    return {
        offer.standard_id: Counts(
            asked=len(posts.asked(wish_of(offer))),
            claimed=claimed.get(offer.standard_id, NO_CLAIMS)[0],
            not_claimed=said.get((offer.standard_id, AnswerState.NOT_CLAIMED), 0),
            sent_back=said.get((offer.standard_id, AnswerState.SENT_BACK), 0),
            to_confirm=claimed.get(offer.standard_id, NO_CLAIMS)[1],
            adding=claimed.get(offer.standard_id, NO_CLAIMS)[2],
        )
        for offer in wanted
    }


def offer_of(standard: ServiceItem) -> Offer:
    """Return the few columns of a standard that decide who is asked."""
    return Offer(
        standard_id=standard.id,
        department_id=standard.department_id,
        region_id=standard.region_id,
        claimed_at=standard.claimed_at,
    )


def owners(session: Session, actor: Actor) -> list[int]:
    """Return the ids of the departments that keep a standard which `actor` may see."""
    query = _seen(visible(), actor).with_only_columns(ServiceItem.department_id).distinct()
    return list(session.scalars(query))


def _seen(query: Select[Any], actor: Actor) -> Select[Any]:
    """Narrow to the standards of one's own regions, of those above and of those below."""
    query = query.where(ServiceItem.kind == ItemKind.STANDARD)
    if actor.system:
        return query
    return query.where(ServiceItem.region_id.in_(_seen_regions(actor)))


def _seen_regions(actor: Actor) -> list[int]:
    regions = list_regions()
    below = [grant.region_path for grant in actor.grants_for(Action.EDIT_ITEM) if grant.region_path]
    mine = [
        regions[card.region_id].path
        for grant in actor.grants_for(Action.EDIT_ITEM)
        if (card := list_departments().get(grant.department_id or 0))
    ]
    return [
        int(number)
        for number, region in regions.items()
        if any(region.path.startswith(path) for path in below)
        or any(path.startswith(region.path) for path in (*below, *mine))
    ]


def _narrowed(
    session: Session, query: Select[Any], narrow: DirectoryFilter, actor: Actor
) -> Select[Any]:
    if narrow.words:
        like = f"%{narrow.words.replace('%', '').replace('_', '')}%"
        query = query.where(ServiceItem.name.like(like) | ServiceItem.code.like(like))
    if narrow.owner_id is not None:
        query = query.where(ServiceItem.department_id == narrow.owner_id)
    if narrow.state:
        query = query.where(ServiceItem.state == RevisionState(narrow.state))
    if narrow.show == "mine":
        query = _kept(query, actor)
    if narrow.show == "sent_back":
        query = query.where(ServiceItem.id.in_(sent_back(actor)))
    if narrow.show == "adding":
        query = query.where(ServiceItem.id.in_(adding(actor)))
    if narrow.show == "offered":
        query = query.where(ServiceItem.id.in_(_offered(session, actor)))
    return query


def sent_back(actor: Actor) -> Select[Any]:
    """Return a query of the ids of standards within reach that somebody sent back, unanswered."""
    query = select(ServiceItem.id).where(
        ServiceItem.kind == ItemKind.STANDARD,
        ServiceItem.id.in_(
            select(ClaimAnswer.standard_id).where(
                ClaimAnswer.state == AnswerState.SENT_BACK, ClaimAnswer.replied_at.is_(None)
            )
        ),
    )
    return _kept(query, actor)


def adding(actor: Actor) -> Select[Any]:
    """Return a query of the ids of standards within reach whose owner is asked for consent."""
    claim = aliased(ServiceItem)
    asking = select(claim.standard_id).where(
        claim.additions_waiting > literal_column("0"),  # as its index says it
        claim.state != RevisionState.WITHDRAWN,
    )
    query = select(ServiceItem.id).where(
        ServiceItem.kind == ItemKind.STANDARD, ServiceItem.id.in_(asking)
    )
    return _kept(query, actor)


def _kept(query: Select[Any], actor: Actor) -> Select[Any]:
    within = Within(region=ServiceItem.region_id, department=ServiceItem.department_id)
    return scoped(query, actor, Action.EDIT_ITEM, within)


def _offered(session: Session, actor: Actor) -> list[int]:
    posts = posts_of(departments_within(session, actor, Action.EDIT_ITEM))
    return [offer.standard_id for offer in offers(session) if posts.asked(wish_of(offer))]


def _offer(row: Row[Any]) -> Offer:
    return Offer(
        standard_id=row.id,
        department_id=row.department_id,
        region_id=row.region_id,
        claimed_at=row.claimed_at,
    )


def _row(row: Row[Any], counts: Counts) -> StandardRow:
    return StandardRow(
        standard_id=row.id,
        code=row.code,
        name=row.name,
        department=row.department_name,
        state=row.state,
        changed=row.draft_digest is not None and row.draft_digest != row.digest,
        changed_at=row.changed_at,
        counts=counts,
    )
