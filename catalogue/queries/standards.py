"""The base directory: standards, who is asked to claim them, and who did."""

from sqlalchemy.orm import Session

from catalogue.queries.drafts import get_draft_row
from catalogue.tables import ServiceItem
from catalogue.values.states import ItemKind
from kernel.refusals import NotFound


def get_standard(session: Session, item_id: int) -> ServiceItem:
    """Return one standard. Raises NotFound. Stays within the caller's session."""
    row = get_draft_row(session, item_id)
    if row.kind is not ItemKind.STANDARD:
        raise NotFound
    return row
