from datetime import date, time

import pytest

from organisation.refusals import PasswordTooCommon, PasswordTooShort, WrongCreditCode
from organisation.rules import (
    check_password,
    check_uscc,
    hours_on,
    in_season,
    kilometres,
    make_up_hours,
    read_point,
)
from organisation.values import OpenHours
from tests.remembered import SLOW_HASHER

SUMMER = OpenHours(
    weekday=0, opens=time(16), closes=time(20), season_from=(5, 1), season_to=(9, 30)
)
WINTER = OpenHours(
    weekday=0, opens=time(15, 30), closes=time(19, 30), season_from=(10, 1), season_to=(4, 30)
)


@pytest.mark.parametrize(
    ("day", "summer"),
    [
        (date(2026, 5, 1), True),
        (date(2026, 9, 30), True),
        (date(2026, 10, 1), False),
        (date(2026, 12, 31), False),
        (date(2027, 1, 1), False),
        (date(2028, 2, 29), False),
        (date(2026, 4, 30), False),
    ],
)
def test_every_day_lies_in_exactly_one_season(day: date, summer: bool) -> None:
    assert in_season(SUMMER, day) is summer
    assert in_season(WINTER, day) is not summer


def test_hours_follow_weekday_and_season() -> None:
    assert hours_on([SUMMER, WINTER], date(2026, 11, 23)) == ((time(15, 30), time(19, 30)),)
    assert hours_on([SUMMER, WINTER], date(2026, 11, 24)) == ()


def test_a_worked_sunday_has_the_hours_of_a_monday() -> None:
    assert make_up_hours([SUMMER, WINTER], date(2026, 9, 20)) == ((time(16), time(20)),)


@pytest.mark.parametrize("password", ["short", "a" * 14])
def test_refuses_a_short_password(password: str) -> None:
    with pytest.raises(PasswordTooShort):
        check_password(password)


@pytest.mark.parametrize(
    "password", ["passwordpassword", "aaaaaaaaaaaaaaaaaa", "onewindow1234567890"]
)
def test_refuses_a_password_everybody_tries(password: str) -> None:
    with pytest.raises(PasswordTooCommon):
        check_password(password)


def test_takes_a_sentence() -> None:
    check_password("山上的羊群在下午回家的时候很安静")


def test_a_credit_code_may_be_unknown_but_not_wrong() -> None:
    check_uscc("")
    check_uscc("11659800MB00010112")
    with pytest.raises(WrongCreditCode):
        check_uscc("11659800MB00010113")


def test_two_points_lie_as_far_apart_as_the_crow_flies() -> None:
    urumqi, kashgar = (43.83, 87.62), (39.47, 75.99)

    assert round(kilometres(urumqi, kashgar)) == pytest.approx(1080, abs=15)
    assert kilometres(urumqi, urumqi) == 0


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("43.8256,87.6168", (43.83, 87.62)),
        ("-1,-180", (-1.0, -180.0)),
        ("91,0", None),
        ("0,181", None),
        ("nan,0", None),
        ("43.8", None),
        ("", None),
        ("٤٣,٨٧", None),
    ],
)
def test_a_point_is_read_to_about_a_kilometre(text: str, point: tuple[float, float] | None) -> None:
    assert read_point(text) == point


def test_a_password_takes_as_long_to_guess_as_owasp_asks_for() -> None:
    kept = SLOW_HASHER.hash("a password of an office")

    assert kept.startswith("$argon2id$")
    assert SLOW_HASHER.memory_cost >= 19 * 1024
    assert SLOW_HASHER.time_cost >= 2
    assert SLOW_HASHER.verify(kept, "a password of an office")
