"""Drafts of items, with their parts and texts."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from catalogue.tables.revisions import ItemRevision
from catalogue.values.codes import (
    Acceptance,
    AcceptScope,
    Charged,
    Handling,
    HandlingSystem,
    ItemType,
    Level,
    MaterialForm,
    MaterialKind,
    MaterialSource,
    Necessity,
    RevisionState,
    TextState,
)
from catalogue.values.handing_in import PointKind
from catalogue.values.states import ItemKind
from kernel.db import Base, IntPK, Json, Locale

ADDITIONS_WAIT = text("additions_waiting > 0")


class ServiceItem(Base):
    """The draft of an item as one department in one region carries it out.

    A standard is an entry of the base directory, kept by its owner. Its revision in force stands
    apart from those that serve, so that no page of citizens can show it by mistake. A claim is
    a standard as one department carries it out: `local` holds what it says itself (see
    `catalogue.rules.claims`), and the columns of facts what both together say, for lists. An item
    of its own stands on no standard.
    `version` counts saves: a writer who read an older one is refused. While `batch_id` names an
    import, the row is that import's alone and nobody sees it; one that is to take the place of
    a row already there names it in `replaces_id`. Until it is seen its department may still
    have to be made.
    """

    __tablename__ = "service_item"
    __table_args__ = (
        UniqueConstraint("source_platform", "source_id"),
        UniqueConstraint("standard_id", "department_id"),
        CheckConstraint("stay_slots >= 1", name="stay_at_least_one_slot"),
        CheckConstraint(
            "(kind = 'claim' AND standard_id IS NOT NULL)"
            " OR (kind <> 'claim' AND standard_id IS NULL)",
            name="only_claims_have_a_standard",
        ),
        CheckConstraint(
            "(kind = 'standard' AND current_revision_id IS NULL)"
            " OR (kind <> 'standard' AND directory_revision_id IS NULL)",
            name="nobody_is_served_by_a_standard",
        ),
        CheckConstraint(
            "batch_id IS NOT NULL OR (department_id IS NOT NULL AND region_id IS NOT NULL)",
            name="placed_when_seen",
        ),
        Index(
            "ix_service_item_additions_waiting",
            "standard_id",
            sqlite_where=ADDITIONS_WAIT,
            postgresql_where=ADDITIONS_WAIT,
        ),
    )

    id: Mapped[IntPK]
    code: Mapped[str] = mapped_column(String(36), unique=True)
    basic_code: Mapped[str] = mapped_column(String(36))  # 12; older lists bring others
    business_code: Mapped[str] = mapped_column(String(50))
    local_basic_code: Mapped[str] = mapped_column(String(50))
    local_code: Mapped[str] = mapped_column(String(50), index=True)
    source_platform: Mapped[str | None] = mapped_column(String(50))
    source_id: Mapped[str | None] = mapped_column(String(100))
    source_url: Mapped[str] = mapped_column(Text)
    department_id: Mapped[int] = mapped_column(
        ForeignKey("department.id"), index=True, nullable=True
    )
    department_name: Mapped[str] = mapped_column(String(200))
    region_id: Mapped[int] = mapped_column(ForeignKey("region.id"), index=True, nullable=True)
    region_code: Mapped[str] = mapped_column(String(32))  # as given; empty: the root
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("import_batch.id"), index=True)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("service_item.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    linted_version: Mapped[int] = mapped_column(default=0)  # whose findings are written
    digest: Mapped[str] = mapped_column(String(64))  # of the facts, to see what an import changes
    state: Mapped[RevisionState] = mapped_column(default=RevisionState.DRAFT)
    current_revision_id: Mapped[int | None] = mapped_column(
        ForeignKey("item_revision.id", use_alter=True, name="fk_service_item_current_revision_id")
    )
    changed_at: Mapped[datetime]
    kind: Mapped[ItemKind] = mapped_column(default=ItemKind.OWN, index=True)
    directory_revision_id: Mapped[int | None] = mapped_column(  # of a standard: the one in force
        ForeignKey("item_revision.id", use_alter=True, name="fk_service_item_directory_revision_id")
    )
    standard_id: Mapped[int | None] = mapped_column(ForeignKey("service_item.id"), index=True)
    local: Mapped[dict[str, Any]] = mapped_column(default=dict)
    confirm_by: Mapped[date | None] = mapped_column(
        index=True
    )  # the standard changed where this claim says something else
    confirm_fields: Mapped[list[Any]] = mapped_column(default=list)
    additions_waiting: Mapped[int] = mapped_column(default=0)  # of `local`, for the owner's word

    name: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)
    item_type: Mapped[ItemType]
    handling: Mapped[Handling]
    level: Mapped[Level]
    audiences: Mapped[list[Any]]
    themes: Mapped[list[Any]]
    channels: Mapped[list[Any]]
    accepted_at: Mapped[list[Any]]
    claimed_at: Mapped[list[Any]]
    accept_scope: Mapped[AcceptScope]
    alliance: Mapped[str] = mapped_column(String(32))
    conditions: Mapped[str] = mapped_column(Text)
    legal_limit: Mapped[dict[str, Any] | None] = mapped_column(Json)
    promised_limit: Mapped[dict[str, Any] | None] = mapped_column(Json)
    visits: Mapped[int | None]
    visit_reason: Mapped[str] = mapped_column(Text)
    charged: Mapped[Charged]
    fees: Mapped[list[Any]]
    legal_basis: Mapped[list[Any]]
    acceptance: Mapped[Acceptance]
    authority_document: Mapped[str] = mapped_column(Text)
    authority_until: Mapped[date | None]
    handling_system: Mapped[HandlingSystem]
    result_name: Mapped[str] = mapped_column(Text)
    result_kind: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text)
    hours: Mapped[str] = mapped_column(Text)
    consult: Mapped[str] = mapped_column(Text)
    complaint: Mapped[str] = mapped_column(Text)
    online_url: Mapped[str] = mapped_column(Text)
    stay_slots: Mapped[int] = mapped_column(default=1)
    aliases: Mapped[list[Any]]
    faqs: Mapped[list[Any]]
    questions: Mapped[list[Any]] = mapped_column(default=list)
    decisions: Mapped[list[Any]] = mapped_column(default=list)
    checked_on: Mapped[date | None]
    checked_by: Mapped[str] = mapped_column(String(100))

    materials: Mapped[list["Material"]] = relationship(
        back_populates="item", order_by="Material.position", cascade="all, delete-orphan"
    )
    steps: Mapped[list["Step"]] = relationship(
        back_populates="item", order_by="Step.position", cascade="all, delete-orphan"
    )
    texts: Mapped[list["ItemText"]] = relationship(
        back_populates="item", cascade="all, delete-orphan"
    )
    standard: Mapped["ServiceItem | None"] = relationship(
        foreign_keys="ServiceItem.standard_id", remote_side="ServiceItem.id", viewonly=True
    )
    directory_revision: Mapped[ItemRevision | None] = relationship(
        foreign_keys="ServiceItem.directory_revision_id", viewonly=True
    )


class Material(Base):
    """One material of an item's draft."""

    __tablename__ = "material"
    __table_args__ = (UniqueConstraint("item_id", "key"),)

    id: Mapped[IntPK]
    item_id: Mapped[int] = mapped_column(ForeignKey("service_item.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(16))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    necessity: Mapped[Necessity]
    kind: Mapped[MaterialKind]
    form: Mapped[MaterialForm]
    source: Mapped[MaterialSource]
    original_count: Mapped[int | None]
    copy_count: Mapped[int | None]
    issuer: Mapped[str] = mapped_column(Text)
    basis: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    standard: Mapped[str] = mapped_column(Text)
    paper_size: Mapped[str] = mapped_column(Text)
    may_follow: Mapped[bool]
    may_promise: Mapped[bool]
    exempt: Mapped[bool]
    dictionary: Mapped[str] = mapped_column(String(36), index=True)  # the key of an entry
    item: Mapped[ServiceItem] = relationship(back_populates="materials")


class IntakePoint(Base):
    """The department of a township or village that takes an item in for the item's own.

    A department and no hall: whoever is stationed at a hall is met there, and by that booking
    finds places. `document` is what entrusts it. No part of a revision: points come and go by
    notice, without the item being published anew.
    """

    __tablename__ = "intake_point"
    __table_args__ = (UniqueConstraint("item_id", "department_id"),)

    id: Mapped[IntPK]
    item_id: Mapped[int] = mapped_column(ForeignKey("service_item.id", ondelete="CASCADE"))
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), index=True)
    kind: Mapped[PointKind]
    document: Mapped[str] = mapped_column(String(200))


class Step(Base):
    """One step of an item's draft."""

    __tablename__ = "step"
    __table_args__ = (UniqueConstraint("item_id", "key"),)

    id: Mapped[IntPK]
    item_id: Mapped[int] = mapped_column(ForeignKey("service_item.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(16))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text)
    standard: Mapped[str] = mapped_column(Text)
    result: Mapped[str] = mapped_column(Text)
    who: Mapped[str] = mapped_column(Text)
    limit_text: Mapped[str] = mapped_column(Text)
    item: Mapped[ServiceItem] = relationship(back_populates="steps")


class ItemSource(Base):
    """One Chinese text of an item's draft that citizens read: what translators translate.

    Written together with the draft, so that translators are asked by one plain query.
    """

    __tablename__ = "item_source"
    __table_args__ = (UniqueConstraint("item_id", "field"),)

    id: Mapped[IntPK]
    item_id: Mapped[int] = mapped_column(ForeignKey("service_item.id", ondelete="CASCADE"))
    position: Mapped[int]  # in the order in which a guide is read
    field: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(32))
    text: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))


class ItemText(Base):
    """One field of an item in one language, and the Chinese it was made from.

    Fields are named as in `catalogue.rules.texts`. `version` counts saves: a translator who
    read an older one is refused. Where the digest is not that of the Chinese, it is stale.
    """

    __tablename__ = "item_text"
    __table_args__ = (UniqueConstraint("item_id", "field", "locale"),)

    id: Mapped[IntPK]
    item_id: Mapped[int] = mapped_column(ForeignKey("service_item.id", ondelete="CASCADE"))
    field: Mapped[str] = mapped_column(String(64))
    locale: Mapped[Locale]
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[TextState]
    source: Mapped[str] = mapped_column(Text)  # to show beside the new Chinese
    source_digest: Mapped[str] = mapped_column(String(64), index=True)  # the same, said elsewhere
    version: Mapped[int]
    written_by: Mapped[int | None]  # whose words they are; nobody approves their own
    changed_by: Mapped[int | None]
    changed_at: Mapped[datetime]
    item: Mapped[ServiceItem] = relationship(back_populates="texts")
