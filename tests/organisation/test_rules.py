from datetime import date, time

import pytest

from organisation.refusals import PasswordTooCommon, PasswordTooShort, WrongCreditCode
from organisation.rules import check_password, check_uscc, hours_on, in_season, make_up_hours
from organisation.values import OpenHours

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
