"""How many items there are of what: for the home page, the health page and reports."""

from collections import Counter

from sqlalchemy import String, cast, func, select
from sqlalchemy.orm import Session

from catalogue.queries.narrowing import IN_FORCE
from catalogue.tables import CatalogueChange, ItemRevision, ServiceItem

# what many places offer is one service, as in the list
SERVICES = func.count(
    func.distinct(func.coalesce(cast(ServiceItem.standard_id, String), ServiceItem.name))
)


def service_count(session: Session) -> int:
    """Return the number of published services, each once however many places offer it."""
    return session.scalar(select(SERVICES).where(IN_FORCE)) or 0


def theme_counts(session: Session) -> dict[str, int]:
    """Return the number of published services of each theme, most first."""
    counts: Counter[str] = Counter()
    rows = session.execute(
        select(ItemRevision.themes, SERVICES)
        .join(ServiceItem, ServiceItem.current_revision_id == ItemRevision.id)
        .where(ServiceItem.batch_id.is_(None))
        .group_by(ItemRevision.themes)
    )
    for themes, number in rows:
        counts.update(dict.fromkeys(themes, number))
    return dict(counts.most_common())


def last_change(session: Session) -> int:
    """Return the number of the last change that the search index has to know; 0 if none."""
    return session.scalar(select(func.max(CatalogueChange.seq))) or 0
