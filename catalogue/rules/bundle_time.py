"""How long a whole bundle takes: side by side what may be, one after the other what must."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from catalogue.rules.bundles import in_order
from catalogue.values.bundles import BundleMember
from catalogue.values.codes import Handling
from catalogue.values.facts import ItemFacts
from catalogue.values.limits import LimitUnit, TimeLimit

A_WEEK, WORKED = 7, 5
A_MONTH = 22  # working days, rounded up


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """When one member is worked on, in working days from the first visit: [starts, ends).

    `days` None: nobody promises anything. Zero: on the spot.
    """

    item_id: int
    starts: int
    days: int | None

    @property
    def ends(self) -> int:
        """Return the day by which it is finished; what is unknown ends as it begins."""
        return self.starts + (self.days or 0)


def schedule(members: Sequence[BundleMember], facts: Mapping[int, ItemFacts]) -> list[Stretch]:
    """Return when each member is worked on at the latest, in order."""
    found: dict[int, Stretch] = {}
    for member in in_order(members):
        ends = (found[one].ends for one in member.after if one in found)
        found[member.item_id] = Stretch(
            item_id=member.item_id,
            starts=max(ends, default=0),
            days=working_days(facts[member.item_id]),
        )
    return list(found.values())


def total(stretches: Sequence[Stretch]) -> int:
    """Return after how many working days all is finished: the longest way through."""
    return max((one.ends for one in stretches), default=0)


def one_by_one(stretches: Sequence[Stretch]) -> int:
    """Return how long it takes who begins each only when the last is finished."""
    return sum(one.days or 0 for one in stretches)


def is_complete(stretches: Sequence[Stretch]) -> bool:
    """Whether each member promises a limit."""
    return all(one.days is not None for one in stretches)


def working_days(facts: ItemFacts) -> int | None:
    """Return the promise in working days, else the law's limit; None where there is none."""
    limit = facts.promised_limit or facts.legal_limit
    if limit is None:
        return 0 if facts.handling is Handling.IMMEDIATE else None
    if limit.number == 0:
        return 0 if limit.unit is LimitUnit.ON_THE_SPOT else None
    return _days(limit)


def _days(limit: TimeLimit) -> int:
    match limit.unit:
        case LimitUnit.WORKING_DAY:
            return limit.number
        case LimitUnit.NATURAL_DAY:
            return ceil(limit.number * WORKED / A_WEEK)
        case LimitUnit.MONTH:
            return limit.number * A_MONTH
        case LimitUnit.HOUR:
            return ceil(limit.number / 24)
        case LimitUnit.ON_THE_SPOT:
            return 0
