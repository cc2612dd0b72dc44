"""What documents stores: every paper that was issued, with the facts it was made from."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Base, IntPK, Locale


class Paper(Base):
    """One issued paper. The facts never change; the bytes follow from them."""

    __tablename__ = "paper"
    __table_args__ = (Index("ix_paper_subject", "subject_kind", "subject_key"),)

    id: Mapped[IntPK]
    token: Mapped[str] = mapped_column(String(32), unique=True)
    kind: Mapped[str] = mapped_column(String(40))
    locale: Mapped[Locale]
    number: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(String(200))
    facts: Mapped[dict[str, Any]]
    subject_kind: Mapped[str] = mapped_column(String(32))
    subject_key: Mapped[str] = mapped_column(String(64))
    issued_at: Mapped[datetime]
    issued_by: Mapped[int | None]
    copy_of: Mapped[int | None] = mapped_column(ForeignKey("paper.id"))
    sha256: Mapped[str | None] = mapped_column(String(64))
    missing: Mapped[list[Any] | None]
    withdrawn_at: Mapped[datetime | None]
    replaced_by: Mapped[int | None] = mapped_column(ForeignKey("paper.id"))
