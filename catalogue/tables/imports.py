"""Lists that are taken over."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.values.codes import OrderState
from kernel.db import Base, IntPK


class ImportBatch(Base):
    """One import; `visible_at` is the flip that shows all of it at once."""

    __tablename__ = "import_batch"

    id: Mapped[IntPK]
    file_name: Mapped[str] = mapped_column(String(255))
    adapter: Mapped[str] = mapped_column(String(32))
    started_at: Mapped[datetime]
    visible_at: Mapped[datetime | None]
    staff_id: Mapped[int | None]
    report: Mapped[dict[str, Any]]


class ImportOrder(Base):
    """A file that somebody wants imported: first checked, then, once confirmed, taken over."""

    __tablename__ = "import_order"

    id: Mapped[IntPK]
    file_name: Mapped[str] = mapped_column(String(255))
    stored_as: Mapped[str] = mapped_column(String(100))  # in the data folder
    region_code: Mapped[str] = mapped_column(String(32))
    publish: Mapped[bool]
    standards: Mapped[bool] = mapped_column(default=False)  # into the base directory
    basis: Mapped[str] = mapped_column(Text)
    state: Mapped[OrderState]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    made_at: Mapped[datetime]
    report: Mapped[dict[str, Any]]
