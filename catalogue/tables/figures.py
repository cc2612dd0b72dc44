"""What the ledger of reductions adds up: the figures of each revision, and baselines."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.values.limits import LimitUnit
from kernel.db import Base, IntPK


class RevisionFigures(Base):
    """The figures of a revision, written when it is frozen: nobody adds up parsed JSON."""

    __tablename__ = "revision_figures"

    revision_id: Mapped[int] = mapped_column(
        ForeignKey("item_revision.id", ondelete="CASCADE"), primary_key=True
    )
    limit_number: Mapped[int | None] = mapped_column(BigInteger)
    limit_unit: Mapped[LimitUnit | None]
    legal_number: Mapped[int | None] = mapped_column(BigInteger)
    legal_unit: Mapped[LimitUnit | None]
    materials: Mapped[int | None]
    intermediaries: Mapped[int | None]
    fees_fen: Mapped[int | None] = mapped_column(BigInteger)
    steps: Mapped[int | None]
    visits: Mapped[int | None] = mapped_column(BigInteger)


class Baseline(Base):
    """What was in force in a region on one day, under a name: what later days are held against.

    Of a region's baselines the one used last is shown first.
    """

    __tablename__ = "baseline"
    __table_args__ = (UniqueConstraint("region_id", "day"),)

    id: Mapped[IntPK]
    region_id: Mapped[int] = mapped_column(ForeignKey("region.id"))
    day: Mapped[date]
    name: Mapped[str] = mapped_column(String(100))
    later: Mapped[bool]  # items published after the day count from their first revision
    made_at: Mapped[datetime]
    made_by: Mapped[int | None]
    used_at: Mapped[datetime]


class BaselineItem(Base):
    """The revision from which an item counts; `later`: there was none on the baseline's day."""

    __tablename__ = "baseline_item"

    baseline_id: Mapped[int] = mapped_column(
        ForeignKey("baseline.id", ondelete="CASCADE"), primary_key=True
    )
    item_id: Mapped[int] = mapped_column(
        ForeignKey("service_item.id", ondelete="CASCADE"), primary_key=True
    )
    revision_id: Mapped[int] = mapped_column(ForeignKey("item_revision.id"))
    later: Mapped[bool]
