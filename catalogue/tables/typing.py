"""What somebody typed and did not save."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Base, IntPK


class TypedForm(Base):
    """A form of an item as an account left it; `form` names it, `version` is the one it began on.

    Purged after a while: it is nobody's text until it is saved.
    """

    __tablename__ = "typed_form"
    __table_args__ = (UniqueConstraint("staff_id", "form"),)

    id: Mapped[IntPK]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"))
    form: Mapped[str] = mapped_column(String(48))
    version: Mapped[int]
    typed: Mapped[list[Any]]  # pairs of name and value, in order
    at: Mapped[datetime] = mapped_column(index=True)
