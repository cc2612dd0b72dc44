"""What feedback stores."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from feedback.values import LONGEST_PAGE, ReportState
from kernel.db import Base, IntPK, Locale


class WordReport(Base):
    """A word that a reader finds wrong. Who the reader is stands nowhere."""

    __tablename__ = "word_report"
    __table_args__ = (
        CheckConstraint("(state = 'open') = (settled_at IS NULL)", name="settled_when_not_open"),
        Index("ix_word_report_listed", "state", "locale", "id"),
    )

    id: Mapped[IntPK]
    at: Mapped[datetime]
    locale: Mapped[Locale]
    page: Mapped[str] = mapped_column(String(LONGEST_PAGE))
    wrong: Mapped[str] = mapped_column(Text)
    better: Mapped[str] = mapped_column(Text, default="")
    remark: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[ReportState] = mapped_column(default=ReportState.OPEN)
    answer: Mapped[str] = mapped_column(Text, default="")
    settled_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    settled_at: Mapped[datetime | None]
