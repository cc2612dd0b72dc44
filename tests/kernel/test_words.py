"""Days and amounts as each language writes them."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from flask import Flask
from flask_babel import force_locale

from kernel.locales import LANGUAGES
from kernel.money import Money
from kernel.words import listed_language, longdate, money, monthday, shortdate, weekdate

DAY = date(2026, 11, 23)  # a Monday
BABEL = [language.babel for language in LANGUAGES.values()]


@pytest.fixture
def request_of(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


@pytest.mark.parametrize("locale", BABEL)
def test_every_day_of_a_year_is_told_from_the_others(request_of: None, locale: str) -> None:
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]

    with force_locale(locale):
        for form in (longdate, weekdate, shortdate, monthday):
            assert len({form(day) for day in days}) == 365, form.__name__


@pytest.mark.parametrize("locale", BABEL)
def test_no_day_is_said_in_codes(request_of: None, locale: str) -> None:
    """Where CLDR lacks a language it falls back to "M11" and "Mon"."""
    with force_locale(locale):
        said = longdate(DAY) + weekdate(DAY) + monthday(DAY)

    assert "M11" not in said
    assert locale == "en" or "Mon" not in said


def test_traditional_mongolian_names_the_weekdays(request_of: None) -> None:
    with force_locale("mn_Mong"):
        week = [weekdate(DAY + timedelta(days=number)).rpartition(" ")[2] for number in range(7)]

    assert len(set(week)) == 7
    assert week[0] == "ᠨᠢᠭᠡᠨ"
    assert week[6] == "ᠡᠳᠦᠷ"


@pytest.mark.parametrize("locale", BABEL)
def test_an_amount_has_the_sign_that_prices_here_have(request_of: None, locale: str) -> None:
    with force_locale(locale):
        said = money(Money(2050))

    assert "¥" in said
    assert "CN" not in said
    assert "20.50" in said or "20,50" in said


@pytest.mark.parametrize("locale", BABEL)
def test_a_list_names_a_script_that_few_devices_draw_as_its_reader_does(
    request_of: None, locale: str
) -> None:
    with force_locale(locale):
        said = {tag: listed_language(tag) for tag in LANGUAGES}

    own = {tag: language.own_name for tag, language in LANGUAGES.items()}
    name, _, drawn = said.pop("mn-Mong").rpartition(" ")
    assert drawn == own.pop("mn-Mong")
    assert bool(name) == (locale != "mn_Mong")
    assert said == own
