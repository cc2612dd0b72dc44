"""Limits that contradict each other, or say nothing."""

import re

from catalogue.values.codes import Handling
from catalogue.values.facts import ItemFacts
from catalogue.values.limits import LimitUnit, TimeLimit, is_longer

DAYS = (LimitUnit.WORKING_DAY, LimitUnit.NATURAL_DAY)
_STEP = re.compile(r"(?:不超过)?(\d{1,3})个?(工作日|自然日|日历日|天|日|小时)(?:内|以内)?")
_UNITS = {
    "工作日": LimitUnit.WORKING_DAY,
    "自然日": LimitUnit.NATURAL_DAY,
    "日历日": LimitUnit.NATURAL_DAY,
    "小时": LimitUnit.HOUR,
}
_AT_ONCE = frozenset({"即时", "当场", "即办", "当场办结", "0"})


def above_legal(facts: ItemFacts) -> bool:
    """More is promised than the law allows."""
    if facts.promised_limit is None or facts.legal_limit is None:
        return False
    return is_longer(facts.promised_limit, facts.legal_limit)


def promises_nothing(facts: ItemFacts) -> bool:
    """The promise is a number of days, and the number is 0. By law 0 means that none is set."""
    promised = facts.promised_limit
    return bool(promised and not promised.number and promised.unit is not LimitUnit.ON_THE_SPOT)


def spot_promises_days(facts: ItemFacts) -> bool:
    """Answered while one waits, and yet days are promised. One day is how lists write it."""
    promised = facts.promised_limit
    if facts.handling is not Handling.IMMEDIATE or promised is None:
        return False
    return promised.number > 1 and promised.unit in (*DAYS, LimitUnit.MONTH)


def steps_longer(facts: ItemFacts) -> bool:
    """The steps' limits add up to more than is promised; only where all speak of one unit."""
    promised = facts.promised_limit or facts.legal_limit
    if promised is None or not promised.number:
        return False
    limits = [_step_limit(step.limit_text, promised) for step in facts.steps if step.limit_text]
    known = [number for number in limits if number is not None]
    return len(known) == len(limits) > 1 and sum(known) > promised.number


def _step_limit(text: str, promised: TimeLimit) -> int | None:
    """Return how long a step takes in the unit of the promise; None where it does not say."""
    plain = text.strip().rstrip("。")
    if plain in _AT_ONCE:
        return 0
    found = _STEP.fullmatch(plain)
    if found is None:
        return None
    unit = _UNITS.get(found[2], promised.unit if promised.unit in DAYS else None)
    return int(found[1]) if unit is promised.unit else None
