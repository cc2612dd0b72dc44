"""What departments are asked to claim, as their page shows it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries.asking import offers, waiting
from catalogue.queries.claims import AnswerRow, answer_row
from catalogue.tables import ClaimAnswer, ServiceItem
from catalogue.values.codes import ItemType
from catalogue.values.states import AnswerState
from organisation.values import DepartmentCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A standard that a department is asked to claim."""

    standard_id: int
    code: str
    name: str
    department: str
    item_type: ItemType
    answer: AnswerRow | None = None  # where it was not claimed or sent back


@dataclass(frozen=True, slots=True)
class OfferedFilter:
    """What narrows the list: words in a name; what was answered with no or sent back."""

    words: str = ""
    declined: bool = False


def list_offered(
    session: Session,
    department: DepartmentCard,
    narrow: OfferedFilter,
    *,
    page: int,
    size: int,
) -> tuple[int, list[Offered]]:
    """Return how many standards wait for a department's answer and one page of them, by name."""
    declined = _declined(session, department.id) if narrow.declined else {}
    ids = [*declined] if narrow.declined else waiting(session, [department])[department.id]
    rows = sorted(_named(session, ids, narrow.words), key=lambda one: (one.name, one.standard_id))
    shown = rows[(page - 1) * size : page * size]
    return len(rows), [replace(one, answer=declined.get(one.standard_id)) for one in shown]


def _declined(session: Session, department_id: int) -> dict[int, AnswerRow]:
    query = select(ClaimAnswer).where(
        ClaimAnswer.department_id == department_id, ClaimAnswer.state != AnswerState.CLAIMED
    )
    return {row.standard_id: answer_row(row) for row in session.scalars(query)}


def _named(session: Session, ids: Collection[int], words: str) -> list[Offered]:
    query = select(
        ServiceItem.id,
        ServiceItem.code,
        ServiceItem.name,
        ServiceItem.department_name,
        ServiceItem.item_type,
    ).where(ServiceItem.id.in_(ids))
    if words:
        query = query.where(ServiceItem.name.like(f"%{words.replace('%', '').replace('_', '')}%"))
    return [
        Offered(
            standard_id=row.id,
            code=row.code,
            name=row.name,
            department=row.department_name,
            item_type=row.item_type,
        )
        for row in session.execute(query)
    ]


def names_of(session: Session, ids: Collection[int]) -> Mapping[int, str]:
    """Return the names of some standards."""
    rows = session.execute(select(ServiceItem.id, ServiceItem.name).where(ServiceItem.id.in_(ids)))
    return {row[0]: row[1] for row in rows}


def waiting_counts(
    session: Session, departments: Sequence[DepartmentCard]
) -> list[tuple[DepartmentCard, int]]:
    """Return how many standards wait for each department's answer; three queries."""
    found = waiting(session, departments, offers(session))
    return [(card, len(found[card.id])) for card in departments]
