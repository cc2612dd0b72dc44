"""The material dictionary and its files."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.values.codes import MaterialForm, MaterialSource
from catalogue.values.dictionary import EntryState, FileKind
from kernel.db import Base, IntPK, Locale


class KnownMaterial(Base):
    """An entry of the material dictionary: what many items ask for, described once.

    No part of a revision: files and holdings change without any item being published anew.
    `version` counts saves: a writer who read an older one is refused.
    """

    __tablename__ = "known_material"
    __table_args__ = (
        CheckConstraint("held_by = '' OR held_basis <> ''", name="held_on_some_basis"),
    )

    id: Mapped[IntPK]
    key: Mapped[str] = mapped_column(String(36), unique=True)
    state: Mapped[EntryState]
    version: Mapped[int]
    region_id: Mapped[int] = mapped_column(ForeignKey("region.id"), index=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), index=True)
    changed_at: Mapped[datetime]
    name: Mapped[str] = mapped_column(Text)
    aliases: Mapped[list[Any]]
    issuer: Mapped[str] = mapped_column(Text)
    form: Mapped[MaterialForm]
    source: Mapped[MaterialSource]
    paper_size: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    licence: Mapped[str] = mapped_column(Text)
    licence_code: Mapped[str] = mapped_column(String(64))
    held_by: Mapped[str] = mapped_column(Text)
    held_since: Mapped[date | None]
    held_basis: Mapped[str] = mapped_column(Text)
    names: Mapped[dict[str, Any]]


class KnownMaterialFile(Base):
    """A blank form or a filled sample of an entry; kept under its digest."""

    __tablename__ = "known_material_file"

    id: Mapped[IntPK]
    material_id: Mapped[int] = mapped_column(
        ForeignKey("known_material.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[FileKind]
    language: Mapped[Locale]
    name: Mapped[str] = mapped_column(String(255))
    media: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64), index=True)
    added_at: Mapped[datetime]
    added_by: Mapped[int | None]


class NamesApart(Base):
    """Somebody said of two names of materials that they do not mean the same. Kept by digest."""

    __tablename__ = "names_apart"
    __table_args__ = (UniqueConstraint("first", "second"),)

    id: Mapped[IntPK]
    first: Mapped[str] = mapped_column(String(64))
    second: Mapped[str] = mapped_column(String(64))
    said_by: Mapped[int | None]
    said_at: Mapped[datetime]
