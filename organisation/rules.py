"""Pure rules of the organisation."""

import re
from collections.abc import Iterable
from datetime import date, time
from math import asin, cos, radians, sin, sqrt

from kernel.credit_codes import is_credit_code
from organisation.refusals import PasswordTooCommon, PasswordTooShort, WrongCreditCode
from organisation.values import OpenHours

EARTH_KILOMETRES = 6371.0
MOST_NORTH, MOST_EAST = 90, 180
POINT = re.compile(r"(-?[0-9]{1,2}(?:\.[0-9]{1,6})?),(-?[0-9]{1,3}(?:\.[0-9]{1,6})?)")
SHORTEST_PASSWORD = 15  # NIST SP 800-63B-4: where the password is the only factor
COMMON = frozenset(
    {"password", "passw0rd", "qwertyuiop", "1234567890", "administrator", "onewindow", "letmein"}
)


def check_password(password: str) -> None:
    """Refuse a password that is too short, or made of one of the commonest ones."""
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordTooShort(least=SHORTEST_PASSWORD)
    bare = password.casefold()
    for common in COMMON:
        bare = bare.replace(common, "")
    if len(set(bare)) < 4:
        raise PasswordTooCommon


def check_uscc(uscc: str) -> None:
    """Refuse what is no unified social credit code; empty is not known."""
    if uscc and not is_credit_code(uscc):
        raise WrongCreditCode(uscc=uscc)


def hours_on(hours: Iterable[OpenHours], day: date) -> tuple[tuple[time, time], ...]:
    """Return the stretches [opens, closes) of `day` by weekday and season, in order.

    Says nothing of feasts: ask the working days first.
    """
    return _stretches(hours, day, day.weekday())


def make_up_hours(hours: Iterable[OpenHours], day: date) -> tuple[tuple[time, time], ...]:
    """Return the stretches of a make-up day: its own weekday's, else those of a Monday."""
    kept = tuple(hours)
    return _stretches(kept, day, day.weekday()) or _stretches(kept, day, 0)


def _stretches(
    hours: Iterable[OpenHours], day: date, weekday: int
) -> tuple[tuple[time, time], ...]:
    return tuple(
        sorted(
            (entry.opens, entry.closes)
            for entry in hours
            if entry.weekday == weekday and in_season(entry, day)
        )
    )


def in_season(entry: OpenHours, day: date) -> bool:
    """Whether `day` lies in the season of `entry`, both ends included; it may cross New Year."""
    now, first, last = (day.month, day.day), entry.season_from, entry.season_to
    if first <= last:
        return first <= now <= last
    return now >= first or now <= last


def kilometres(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Return how far two points (latitude, longitude) lie apart as the crow flies."""
    (north, east), (other_north, other_east) = (map(radians, point) for point in (here, there))
    half_north, half_east = (other_north - north) / 2, (other_east - east) / 2
    share = sin(half_north) ** 2 + cos(north) * cos(other_north) * sin(half_east) ** 2
    return 2 * EARTH_KILOMETRES * asin(sqrt(share))


def read_point(text: str) -> tuple[float, float] | None:
    """Return the point of "43.82,87.61", to about a kilometre; None where it is no point."""
    found = POINT.fullmatch(text)
    if found is None:
        return None
    north, east = float(found[1]), float(found[2])
    on_earth = abs(north) <= MOST_NORTH and abs(east) <= MOST_EAST
    return (round(north, 2), round(east, 2)) if on_earth else None
