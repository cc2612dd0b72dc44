"""How far somebody's grants reach over items, asked of many items without a query each."""

from dataclasses import dataclass

from kernel.access import Action, Actor, Grant
from organisation.queries import list_departments, list_regions
from organisation.values import DepartmentCard, RegionCard


@dataclass(frozen=True, slots=True)
class Reach:
    """What an actor may do one action on."""

    actor: Actor
    action: Action

    def covers(self, region_code: str, department: str) -> bool:
        """Whether items of `department` in the region (empty: the root) are within reach."""
        if self.actor.system:
            return True
        return any(
            _in_region(grant, region_code) or _is_department(grant, region_code, department)
            for grant in self.actor.grants_for(self.action)
        )

    def departments(self) -> list[DepartmentCard]:
        """Return the departments within reach, by code."""
        regions = list_regions()
        return [
            card
            for card in sorted(list_departments().values(), key=lambda card: card.code)
            if self._holds(regions[card.region_id], card)
        ]

    def regions(self) -> list[RegionCard]:
        """Return the regions within reach."""
        return [card for card in list_regions().values() if self._holds(card)]

    def _holds(self, region: RegionCard, department: DepartmentCard | None = None) -> bool:
        return self.actor.system or any(
            (grant.region_path is not None and region.path.startswith(grant.region_path))
            or (department is not None and grant.department_id == department.id)
            for grant in self.actor.grants_for(self.action)
        )


def _in_region(grant: Grant, code: str) -> bool:
    if grant.region_path is None:
        return False
    paths = (card.path for card in list_regions().values() if card.code == code or not code)
    return next(paths, "").startswith(grant.region_path)  # the first is the root


def _is_department(grant: Grant, code: str, name: str) -> bool:
    card = list_departments().get(grant.department_id or 0)
    if card is None or card.names["zh-Hans"] != name:
        return False
    region = next(r for r in list_regions().values() if r.id == card.region_id)
    return region.code == code or not code
