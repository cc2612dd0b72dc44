"""Days in traditional Mongolian, for which CLDR has no words. A draft: no native reader yet."""

from datetime import date
from typing import Literal

Form = Literal["day", "medium", "long", "full"]

# "The first of the week" is Monday, as in Inner Mongolia; Sunday is "the day of the week".
WEEKDAYS = ("ᠨᠢᠭᠡᠨ", "ᠬᠣᠶᠠᠷ", "ᠭᠤᠷᠪᠠᠨ", "ᠳᠥᠷᠪᠡᠨ", "ᠲᠠᠪᠤᠨ", "ᠵᠢᠷᠭᠤᠭᠠᠨ", "ᠡᠳᠦᠷ")
YEAR, MONTH, DAY = "ᠣᠨ\u202fᠤ", "ᠰᠠᠷ\u180eᠠ\u202fᠶᠢᠨ", "ᠡᠳᠦᠷ"
OF_THE_WEEK = "ᠭᠠᠷᠠᠭ\u202fᠤᠨ"


def day_words(value: date, form: Form) -> str:
    """Return a day: "day" without its year, "medium" in figures, "full" with its weekday."""
    month_and_day = f"{value.month} {MONTH} {value.day} {DAY}"
    match form:
        case "day":
            return month_and_day
        case "medium":
            return f"{value.year}.{value.month}.{value.day}"
        case "long":
            return f"{value.year} {YEAR} {month_and_day}"
        case "full":
            weekday = f"{OF_THE_WEEK} {WEEKDAYS[value.weekday()]}"
            return f"{value.year} {YEAR} {month_and_day}᠂ {weekday}"
