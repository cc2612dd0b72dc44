"""Pure rules of the organisation."""

from collections.abc import Iterable
from datetime import date, time

from kernel.credit_codes import is_credit_code
from organisation.refusals import PasswordTooCommon, PasswordTooShort, WrongCreditCode
from organisation.values import OpenHours

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
