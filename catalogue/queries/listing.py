"""The plain list of published items, for when the search engine is not there."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalogue.queries.narrowing import IN_FORCE
from catalogue.tables import ServiceItem


def some_published(session: Session, *, page: int, size: int) -> tuple[int, list[int]]:
    """Return how many items are published, and the ids of one page of them."""
    published = select(ServiceItem.id).where(IN_FORCE).order_by(ServiceItem.id)
    total = session.scalar(select(func.count()).select_from(published.subquery())) or 0
    return total, list(session.scalars(published.limit(size).offset((page - 1) * size)))
