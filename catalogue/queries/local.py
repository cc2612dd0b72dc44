"""A claim as its page shows it: what its standard says, and what it says itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from catalogue.queries.drafts import base_of, get_draft_row
from catalogue.rules.claims import Added, Local, additions
from catalogue.values.facts import ItemFacts


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
