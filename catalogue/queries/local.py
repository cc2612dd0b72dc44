"""A claim as its page shows it: what its standard says, and what it says itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from catalogue.queries.drafts import Draft, base_of, get_draft_row
from catalogue.rules.claims import Added, Local, additions
from catalogue.tables import ServiceItem
from catalogue.values.facts import ItemFacts
from catalogue.values.states import ItemKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim and its standard."""

    item_id: int
    code: str
    name: str
    department: str
    version: int
    standard_code: str
    base: ItemFacts
    local: Local
    confirm_by: date | None

    @property
    def added(self) -> Mapping[str, Added]:
        """Return the materials asked for besides, by key."""
        return {one.material.key: one for one in additions(self.local)}


def get_claim(session: Session, item_id: int) -> Claim:
    """Return a claim by id; the caller has checked that it is one. Raises NotFound."""
    row = get_draft_row(session, item_id)
    base = base_of(row)
    return Claim(
        item_id=row.id,
        code=row.code,
        name=row.name,
        department=row.department_name,
        version=row.version,
        standard_code=row.standard.code if row.standard else "",
        base=base,
        local=row.local,
        confirm_by=row.confirm_by,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    """Materials besides that a claim asks its standard's owner about, unanswered so far."""

    standard_code: str
    owner: str
    materials: Sequence[str]


def adding_of(session: Session, draft: Draft) -> Adding | None:
    """Return what a claim waits for, if it does; one query."""
    if draft.kind is not ItemKind.CLAIM:
        return None
    standard = aliased(ServiceItem)
    row = session.execute(
        select(ServiceItem.local, standard.code, standard.department_name)
        .join(standard, standard.id == ServiceItem.standard_id)
        .where(ServiceItem.id == draft.item_id, ServiceItem.additions_waiting > 0)
    ).one_or_none()
    if row is None:
        return None
    names = [one.material.name for one in additions(row.local) if one.waits]
    return Adding(standard_code=row.code, owner=row.department_name, materials=names)
