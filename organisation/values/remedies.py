"""Where a refusal may be contested."""

from dataclasses import dataclass
from datetime import date

from organisation.values.ids import DepartmentId, RegionId


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyCard:
    """Where a refusal may be contested, and since when that holds."""

    authority: str
    authority_address: str
    court: str
    court_address: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRemedy:
    """An entry of the table of remedies. No department: for all of the region's."""

    region_id: RegionId
    department_id: DepartmentId | None
    remedy: RemedyCard
    valid_from: date
    valid_until: date | None
    checked_on: date | None
