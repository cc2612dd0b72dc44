"""What is there already, for an import to compare with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries.drafts import IN_FORCE_ID, WITH_PARTS, base_of, facts_of, visible
from catalogue.rules.codes import is_local_code
from catalogue.rules.identity import identities_of
from catalogue.tables import ItemRevision, ServiceItem
from catalogue.values.facts import ItemFacts, SourceFacts
from catalogue.values.states import ItemKind


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownItem:
    """An item that is there, and how it stands."""

    item_id: int
    code: str
    name: str
    version: int
    digest: str
    published_digest: str | None
    region: str
    department: str
    kind: ItemKind
    standard_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDraft:
    """What the draft of an item says; of a claim also what its standard says, and what itself."""

    facts: ItemFacts
    base: ItemFacts | None = None
    local: Mapping[str, Any] = field(default_factory=dict)


def known_items(session: Session) -> dict[str, KnownItem]:
    """Return all items by each of their identities; one query, a few words an item."""
    rows = session.execute(
        select(
            ServiceItem.id,
            ServiceItem.code,
            ServiceItem.version,
            ServiceItem.digest,
            ItemRevision.draft_digest,
            ServiceItem.source_platform,
            ServiceItem.source_id,
            ServiceItem.region_code,
            ServiceItem.department_name,
            ServiceItem.local_code,
            ServiceItem.name,
            ServiceItem.kind,
            ServiceItem.standard_id,
        )
        .outerjoin(ItemRevision, ItemRevision.id == IN_FORCE_ID)
        .where(ServiceItem.batch_id.is_(None))
    )
    found: dict[str, KnownItem] = {}
    for row in sorted(rows, key=_keys_of_its_own):
        found.update(dict.fromkeys(_identities(row), _known(row)))
    return found


def _known(row: Any) -> KnownItem:
    return KnownItem(
        item_id=row.id,
        code=row.code,
        name=row.name,
        version=row.version,
        digest=row.digest,
        published_digest=row.draft_digest,
        region=row.region_code,
        department=row.department_name,
        kind=row.kind,
        standard_id=row.standard_id,
    )


def _identities(row: Any) -> tuple[str, ...]:
    facts = ItemFacts(
        code=row.code,
        source=SourceFacts(platform=row.source_platform or "", id=row.source_id or ""),
        region=row.region_code,
        department=row.department_name,
        local_code=row.local_code,
        name=row.name,
    )
    return identities_of(facts)


def _keys_of_its_own(row: Any) -> tuple[bool, bool, bool, int]:
    """Put items with keys of their own first: a mere name means rather one that has none."""
    return row.source_id is None, is_local_code(row.code), not row.local_code, -row.id


def drafts_of(session: Session, item_ids: Sequence[int]) -> dict[int, KnownDraft]:
    """Return what the drafts of some items say."""
    rows = session.scalars(visible().where(ServiceItem.id.in_(item_ids)).options(*WITH_PARTS))
    return {row.id: _draft(row) for row in rows}


def _draft(row: ServiceItem) -> KnownDraft:
    if row.kind is not ItemKind.CLAIM:
        return KnownDraft(facts=facts_of(row))
    return KnownDraft(facts=facts_of(row), base=base_of(row), local=row.local)
