"""Who is asked to claim what: standards beside the departments of the house."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session

from catalogue.rules.asking import Post, Posts, Wish
from catalogue.tables import ClaimAnswer, ServiceItem
from catalogue.values.codes import RevisionState
from catalogue.values.states import ItemKind
from organisation.queries import list_departments, list_regions
from organisation.values import DepartmentCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The few columns of a standard that decide who is asked."""

    standard_id: int
    department_id: int
    region_id: int
    claimed_at: Sequence[str]


def posts_of(departments: Iterable[DepartmentCard] | None = None) -> Posts:
    """Return all departments, or some, to be found by what standards wish."""
    return Posts(map(_post, list_departments().values() if departments is None else departments))


def _post(card: DepartmentCard) -> Post:
    region = list_regions()[card.region_id]
    return Post(card.id, region.path, region.level.value, card.line)


def wish_of(offer: Offer) -> Wish:
    """Return whom a standard is meant for."""
    owner = list_departments().get(offer.department_id)
    path = list_regions()[offer.region_id].path
    return Wish(path, owner.line if owner else "", tuple(offer.claimed_at))


def offers(session: Session) -> list[Offer]:
    """Return what every standard in force wishes; one query."""
    rows = session.execute(
        select(
            ServiceItem.id, ServiceItem.department_id, ServiceItem.region_id, ServiceItem.claimed_at
        ).where(
            ServiceItem.kind == ItemKind.STANDARD,
            ServiceItem.directory_revision_id.is_not(None),
            ServiceItem.batch_id.is_(None),
        )
    )
    return [
        Offer(standard_id=row[0], department_id=row[1], region_id=row[2], claimed_at=row[3])
        for row in rows
    ]


def waiting(
    session: Session, departments: Iterable[DepartmentCard], known: Sequence[Offer] | None = None
) -> Mapping[int, list[int]]:
    """Return the standards that departments are asked to claim and have not answered.

    What was sent back waits again once its owner has replied.
    By department; those that have none are there with an empty list. One query besides that
    of `offers`.
    """
    cards = list(departments)
    ids = [card.id for card in cards]
    answered = _answered(session, ids)
    found: dict[int, list[int]] = {int(number): [] for number in ids}
    posts = posts_of(cards)
    for offer in offers(session) if known is None else known:
        for department_id in posts.asked(wish_of(offer)):
            if (offer.standard_id, department_id) not in answered:
                found[department_id].append(offer.standard_id)
    return found


def _answered(session: Session, ids: Sequence[int]) -> set[tuple[int, int]]:
    answers = select(ClaimAnswer.standard_id, ClaimAnswer.department_id).where(
        ClaimAnswer.department_id.in_(ids), ClaimAnswer.replied_at.is_(None)
    )
    claims = select(ServiceItem.standard_id, ServiceItem.department_id).where(
        ServiceItem.department_id.in_(ids),
        ServiceItem.standard_id.is_not(None),
        ServiceItem.state != RevisionState.WITHDRAWN,
    )
    rows = session.execute(select(union_all(answers, claims).subquery()))
    return {(standard, department) for standard, department in rows}
