"""Ids of the regions and departments that a list names."""

from datetime import datetime

from kernel.access import Actor
from kernel.db import transaction
from organisation.usecases.places import place_department, place_region


class Places:
    """Ids of regions and departments, each found or made once."""

    def __init__(self, actor: Actor, now: datetime) -> None:
        self._actor, self._now = actor, now
        self._regions: dict[str, int] = {}
        self._departments: dict[tuple[str, str], int] = {}

    def prepare(self, wanted: set[tuple[str, str]]) -> None:
        """Find or make what is wanted and not known yet, in one transaction."""
        new = wanted - self._departments.keys()
        if not new:
            return
        with transaction() as session:
            for code, name in sorted(new):
                region_id = place_region(session, code or None, actor=self._actor, now=self._now)
                self._regions[code] = region_id
                self._departments[code, name] = place_department(
                    session, name, region_id, actor=self._actor, now=self._now
                )

    def region(self, code: str) -> int:
        """Return the id of a prepared region."""
        return self._regions[code]

    def department(self, code: str, name: str) -> int:
        """Return the id of a prepared department."""
        return self._departments[code, name]

    def departments(self) -> frozenset[int]:
        """Return the ids of all of them."""
        return frozenset(self._departments.values())
