"""The project's own calendars as rules read them, without a database."""

import json
from datetime import date
from functools import cache
from pathlib import Path

from organisation.values import Certainty, DayKind, SpecialDay, WorkingDays

FOLDER = Path(__file__).resolve().parents[2] / "organisation" / "calendars"


@cache
def working_days_of(*codes: str) -> WorkingDays:
    """Return the working days of calendars, the parent first."""
    special: dict[date, SpecialDay] = {}
    known = []
    for code in codes:
        data = json.loads((FOLDER / f"{code}.json").read_text("utf-8"))
        known.append(date.fromisoformat(data["known_until"]))
        for row in data["days"]:
            day = date.fromisoformat(row["day"])
            certainty = Certainty(row.get("certainty", data["certainty"]))
            special[day] = SpecialDay(
                day, DayKind(row["kind"]), row["name"], data["source"], certainty
            )
    return WorkingDays(special=special, known_until=min(known))


def national() -> WorkingDays:
    """Return the national working days."""
    return working_days_of("CN")


def xinjiang() -> WorkingDays:
    """Return the working days of Xinjiang."""
    return working_days_of("CN", "CN-XJ")
