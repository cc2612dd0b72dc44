"""What was found in items when they were last checked: for lists and counts, not for the truth.

`what` is a kind of finding, a severity, or one of three words: ANY for an item in which anything
was found, GRAVE for more than hints, CHECKED for every item that was looked at. The page of an item
checks it anew.
"""

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.tables.items import ServiceItem
from kernel.db import Base

ANY, GRAVE, CHECKED = "any", "grave", "checked"


class ItemFinding(Base):
    """That something was found in one item, and at how many places of it."""

    __tablename__ = "item_finding"
    __table_args__ = (Index("ix_item_finding_department_id_what", "department_id", "what"),)

    what: Mapped[str] = mapped_column(String(32), primary_key=True)
    item_id: Mapped[int] = mapped_column(
        ForeignKey("service_item.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    places: Mapped[int]
    department_id: Mapped[int]  # as they were when it was checked: the tally counts by them
    region_id: Mapped[int]


class FindingTally(Base):
    """In how many items of a department something was found, and at how many places."""

    __tablename__ = "finding_tally"

    department_id: Mapped[int] = mapped_column(primary_key=True)
    region_id: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(String(32), primary_key=True)
    items: Mapped[int]
    places: Mapped[int]


# As text: SQLite would take the index of batches, which nearly all rows are in, and PostgreSQL has
# to know without parameters that the index covers the question.
TO_LINT = text("linted_version <> version AND coalesce(batch_id, 0) = 0")
Index("ix_service_item_to_lint", ServiceItem.id, sqlite_where=TO_LINT, postgresql_where=TO_LINT)
