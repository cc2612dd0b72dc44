"""Tell the search index what changed, in the change's own transaction."""

from collections.abc import Iterable

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from catalogue.tables import CatalogueChange

_LOCK = 0x6F6E6577  # one key for all writers of this table


def note_changes(session: Session, item_ids: Iterable[int]) -> None:
    """Number the changes of `item_ids`.

    On PostgreSQL behind a lock that lasts to the commit: a sequence hands out numbers before
    the commit, and whoever commits late with a lower one would be passed over for good.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    rows = [{"item_id": item_id} for item_id in item_ids]
    if rows:
        session.execute(insert(CatalogueChange), rows)
