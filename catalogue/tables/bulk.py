"""Changes of many items at once, with what each item said before."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.values.bulk import BulkState, Outcome
from kernel.db import Base, IntPK, Json


class BulkEdit(Base):
    """One change of many items. One that undoes another names it."""

    __tablename__ = "bulk_edit"

    id: Mapped[IntPK]
    state: Mapped[BulkState]
    change: Mapped[dict[str, Any]]
    narrow: Mapped[dict[str, Any]]  # the filter of its preview
    undoes_id: Mapped[int | None] = mapped_column(
        ForeignKey("bulk_edit.id", ondelete="SET NULL"), unique=True
    )
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    made_at: Mapped[datetime]
    total: Mapped[int]
    basis: Mapped[str] = mapped_column(Text)  # empty: the drafts are not submitted
    basis_number: Mapped[str] = mapped_column(String(100))
    basis_date: Mapped[date | None]
    scan_digest: Mapped[str] = mapped_column(String(64))
    scan_name: Mapped[str] = mapped_column(String(255))
    effective_on: Mapped[date | None]


class BulkEditItem(Base):
    """What one of them does to one item.

    `version` is the one that was seen; None where values alone decide (an undo). `inherited`:
    fields its standard said so far; `drops`: fields its standard is to say again.
    """

    __tablename__ = "bulk_edit_item"
    __table_args__ = (UniqueConstraint("bulk_id", "item_id"),)

    id: Mapped[IntPK]
    bulk_id: Mapped[int] = mapped_column(ForeignKey("bulk_edit.id", ondelete="CASCADE"))
    item_id: Mapped[int] = mapped_column(
        ForeignKey("service_item.id", ondelete="CASCADE"), index=True
    )
    version: Mapped[int | None]
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]
    inherited: Mapped[list[Any]]
    drops: Mapped[list[Any]]
    outcome: Mapped[Outcome]
    request_id: Mapped[int | None] = mapped_column(
        ForeignKey("change_request.id", ondelete="SET NULL"), index=True
    )
    refused: Mapped[dict[str, Any] | None] = mapped_column(Json)  # by a later step, and why
