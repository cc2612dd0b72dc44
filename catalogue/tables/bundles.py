"""Bundles: what is said of several services that somebody needs together."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.values.codes import RevisionState
from kernel.db import Base, IntPK


class Bundle(Base):
    """The draft of a bundle of one region; `version` counts saves, as in items.

    Its members stand in the content, by their items: a bundle is read whole, and an item that
    was ever seen is never deleted.
    """

    __tablename__ = "bundle"

    id: Mapped[IntPK]
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("region.id"), index=True)
    state: Mapped[RevisionState] = mapped_column(default=RevisionState.DRAFT)
    version: Mapped[int] = mapped_column(default=1)
    name: Mapped[str] = mapped_column(Text)
    content: Mapped[dict[str, Any]]
    changed_at: Mapped[datetime]
    changed_by: Mapped[int | None]
    current_number: Mapped[int | None]  # of the issue in force


class BundleIssue(Base):
    """What citizens saw of a bundle, frozen, and on what it rests."""

    __tablename__ = "bundle_issue"
    __table_args__ = (UniqueConstraint("bundle_id", "number"),)

    id: Mapped[IntPK]
    bundle_id: Mapped[int] = mapped_column(ForeignKey("bundle.id"))
    number: Mapped[int]
    content: Mapped[dict[str, Any]]
    basis: Mapped[str] = mapped_column(Text)
    published_at: Mapped[datetime]
    published_by: Mapped[int | None]
    withdrawn_at: Mapped[datetime | None]
