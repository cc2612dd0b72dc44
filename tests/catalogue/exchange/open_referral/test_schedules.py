from datetime import date, time

import pytest

from catalogue.exchange.open_referral.schedules import Season, schedules, season_around
from organisation.values import OpenHours

WINTER: Season = ((10, 1), (4, 30))
SUMMER: Season = ((5, 1), (9, 30))


@pytest.mark.parametrize(
    ("season", "today", "first", "last"),
    [
        (WINTER, date(2026, 11, 23), date(2026, 10, 1), date(2027, 4, 30)),
        (WINTER, date(2027, 1, 5), date(2026, 10, 1), date(2027, 4, 30)),
        (WINTER, date(2027, 4, 30), date(2026, 10, 1), date(2027, 4, 30)),
        (WINTER, date(2027, 5, 1), date(2027, 10, 1), date(2028, 4, 30)),
        (SUMMER, date(2026, 11, 23), date(2027, 5, 1), date(2027, 9, 30)),
        (SUMMER, date(2026, 9, 30), date(2026, 5, 1), date(2026, 9, 30)),
        (((11, 1), (2, 29)), date(2026, 11, 23), date(2026, 11, 1), date(2027, 2, 28)),
        (((11, 1), (2, 29)), date(2027, 12, 1), date(2027, 11, 1), date(2028, 2, 29)),
    ],
)
def test_a_season_is_that_of_today_or_the_next(
    season: Season, today: date, first: date, last: date
) -> None:
    assert season_around(season, today) == (first, last)


def test_weekdays_with_the_same_hours_are_one_rule() -> None:
    week = [OpenHours(weekday=day, opens=time(10), closes=time(14)) for day in (0, 1, 4)]
    saturday = OpenHours(weekday=5, opens=time(11), closes=time(13))

    first, second = schedules([*week, saturday], "hall", date(2026, 11, 23))

    assert (first["byday"], second["byday"]) == ("MO,TU,FR", "SA")
    assert (second["opens_at"], second["closes_at"]) == ("11:00+08:00", "13:00+08:00")
    assert "valid_from" not in first


def test_hours_of_a_season_say_from_when_until_when() -> None:
    hours = OpenHours(
        weekday=0, opens=time(10), closes=time(14), season_from=(10, 1), season_to=(4, 30)
    )

    (rule,) = schedules([hours], "hall", date(2026, 11, 23))

    assert (rule["valid_from"], rule["valid_to"]) == ("2026-10-01", "2027-04-30")
    assert rule["id"] == schedules([hours], "hall", date(2027, 12, 1))[0]["id"]
