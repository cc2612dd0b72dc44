"""How far somebody's grants reach over items, asked of many items without a query each."""

from dataclasses import dataclass

from kernel.access import Action, Actor, Grant
from organisation.queries import list_departments, list_regions
from organisation.values import DepartmentCard


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
        regions = {int(key): card.code for key, card in list_regions().items()}
        return [
            card
            for card in sorted(list_departments().values(), key=lambda card: card.code)
            if self.covers(regions[card.region_id], card.names["zh-Hans"])
        ]


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
