"""What was published of items."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.values.codes import RevisionState
from kernel.db import Base, IntPK


class ItemRevision(Base):
    """A published item, frozen: canonical JSON of its facts and the digest of that.

    The facts are Chinese, which is the legal text. `words` are the translations that fit it, and
    go on being made after it was published. A draft is one that is about to be published: by an
    import, or on the day it comes into force. With a base, `content` and `words` hold only what
    the claim says itself: the rest is that of the standard's revision.
    """

    __tablename__ = "item_revision"
    __table_args__ = (
        UniqueConstraint("item_id", "number"),
        CheckConstraint(
            "state = 'draft' OR (department_id IS NOT NULL AND region_id IS NOT NULL)",
            name="placed_when_seen",
        ),
    )

    id: Mapped[IntPK]
    item_id: Mapped[int] = mapped_column(ForeignKey("service_item.id"), index=True)
    base_id: Mapped[int | None] = mapped_column(ForeignKey("item_revision.id"), index=True)
    number: Mapped[int]
    state: Mapped[RevisionState]
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), nullable=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("region.id"), nullable=True)
    themes: Mapped[list[Any]]
    content: Mapped[dict[str, Any]]
    words: Mapped[dict[str, Any]]  # by language; see catalogue.rules.texts
    card: Mapped[dict[str, Any]]  # the few facts that lists show
    local: Mapped[dict[str, Any]] = mapped_column(default=dict)  # as the claim's draft had it
    digest: Mapped[str] = mapped_column(String(64))
    draft_digest: Mapped[str] = mapped_column(String(64))  # another than the draft's: it changed
    basis: Mapped[str] = mapped_column(Text)
    published_at: Mapped[datetime]
    published_by: Mapped[int | None]
    withdrawn_at: Mapped[datetime | None]


class CatalogueChange(Base):
    """Something the search index has to learn; written in the change's own transaction."""

    __tablename__ = "catalogue_change"

    seq: Mapped[IntPK]
    item_id: Mapped[int] = mapped_column(ForeignKey("service_item.id"))


Index("ix_item_revision_published", ItemRevision.state, ItemRevision.item_id)
