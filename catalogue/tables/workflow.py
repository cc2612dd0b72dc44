"""What goes on around an item: claims, requests to publish, comments."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.values.states import AnswerState, NoClaim, RequestState
from kernel.db import Base, IntPK

OPEN_STATES = (RequestState.SUBMITTED, RequestState.REVIEWED)


class ClaimAnswer(Base):
    """What one department answered that was asked to claim a standard; no row: not yet.

    `note` says more in words; where a standard was sent back, `reply` is what its owner answered.
    """

    __tablename__ = "claim_answer"
    __table_args__ = (UniqueConstraint("standard_id", "department_id"),)

    id: Mapped[IntPK]
    standard_id: Mapped[int] = mapped_column(ForeignKey("service_item.id", ondelete="CASCADE"))
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), index=True)
    state: Mapped[AnswerState]
    reason: Mapped[NoClaim | None]
    note: Mapped[str] = mapped_column(Text)
    reply: Mapped[str] = mapped_column(Text)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("service_item.id", ondelete="SET NULL"))
    answered_by: Mapped[int | None]
    answered_at: Mapped[datetime]
    replied_at: Mapped[datetime | None]


class ChangeRequest(Base):
    """Somebody wants a draft published: on which basis, from when, until when.

    It speaks of the draft as it stood at `version`: who saves it anew must ask anew. At most one
    is open for an item.
    """

    __tablename__ = "change_request"

    id: Mapped[IntPK]
    item_id: Mapped[int] = mapped_column(ForeignKey("service_item.id", ondelete="CASCADE"))
    version: Mapped[int]
    state: Mapped[RequestState]
    basis: Mapped[str] = mapped_column(Text)  # the document's title
    basis_number: Mapped[str] = mapped_column(String(100))
    basis_date: Mapped[date | None]
    scan_digest: Mapped[str] = mapped_column(String(64))  # of the scanned document; empty: none
    scan_name: Mapped[str] = mapped_column(String(255))
    effective_on: Mapped[date | None]  # none: as soon as it is published
    ends_on: Mapped[date | None]  # the last day it is in force
    confirm_by: Mapped[date | None]  # until when claims of a standard must be confirmed
    revision_id: Mapped[int | None] = mapped_column(ForeignKey("item_revision.id"))
    submitted_by: Mapped[int | None]
    submitted_at: Mapped[datetime]
    reviewed_by: Mapped[int | None]
    reviewed_at: Mapped[datetime | None]
    decided_by: Mapped[int | None]
    decided_at: Mapped[datetime | None]


class ItemComment(Base):
    """What somebody said of a draft to those who work on it too."""

    __tablename__ = "item_comment"

    id: Mapped[IntPK]
    item_id: Mapped[int] = mapped_column(
        ForeignKey("service_item.id", ondelete="CASCADE"), index=True
    )
    request_id: Mapped[int | None] = mapped_column(
        ForeignKey("change_request.id", ondelete="SET NULL")
    )
    staff_id: Mapped[int | None]
    said_at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text)


Index(
    "ix_change_request_one_open",
    ChangeRequest.item_id,
    unique=True,
    sqlite_where=ChangeRequest.state.in_(OPEN_STATES),
    postgresql_where=ChangeRequest.state.in_(OPEN_STATES),
)
Index("ix_change_request_state", ChangeRequest.state, ChangeRequest.item_id)
