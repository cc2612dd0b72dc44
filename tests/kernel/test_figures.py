"""Dates, phones and codes that people write among letters from the right keep their order."""

import pytest
from bidi import get_display

from kernel.figures import cut_out


def apart(text: str, *, rtl: bool = True) -> list[str]:
    return [part for part, isolated in cut_out(text, rtl=rtl) if isolated]


@pytest.mark.parametrize(
    "figure",
    [
        "0900-1000107",
        "+86 991 2345678",
        "(0991) 2345678",
        "2026-11-23",
        "2026/11/23",
        "09:30 – 13:30",
        "E-123/45",
        "11659800MB000107053000707001000",
        "GB/T 1234-2020",
        "https://onewindow.example/ug/items/1?a=2",
        "window-2@example.cn",
    ],
)
def test_what_has_an_order_of_its_own_is_found_behind_letters_and_before_them(figure: str) -> None:
    assert apart(f"مەسلىھەت{figure}") == [figure]
    assert apart(f"تېلېفونى {figure}، ۋە {figure}. كېلىڭ") == [figure, figure]


def test_the_number_of_a_line_is_no_part_of_the_date_behind_it() -> None:
    assert apart("1. 2026-11-23 گىچە") == ["2026-11-23"]


@pytest.mark.parametrize("text", ["2 نۇسخا، 5 10", "abc, def", "%5", "مۇلازىمەت", ""])
def test_what_keeps_its_order_itself_is_left_alone(text: str) -> None:
    assert list(cut_out(text, rtl=True)) == [(text, False)]


def test_nothing_is_lost_and_nothing_is_isolated_twice() -> None:
    text = "نومۇرى \u20662026-000123\u2069، 0900-1\n<b>A-1</b> "

    assert "".join(part for part, _ in cut_out(text, rtl=True)) == text
    assert apart(text) == ["0900-1", "A-1"]


def test_what_holds_no_letter_from_the_right_is_left_alone_where_lines_run_from_the_left() -> None:
    assert apart("咨询 0900-1000107", rtl=False) == []
    assert apart("咨询 تېلېفونى 0900-1000107", rtl=False) == ["0900-1000107"]


@pytest.mark.parametrize("base", ["R", "L"])
def test_a_drawn_line_shows_the_phone_as_it_is_dialled(base: str) -> None:
    text = "مەسلىھەت تېلېفونى 0900-1000107 چېسلا 2026-11-23"
    parts = cut_out(text, rtl=base == "R")
    isolated = "".join(f"\u2066{part}\u2069" if kept else part for part, kept in parts)

    drawn = str(get_display(isolated, base_dir=base))

    assert "0900-1000107" not in str(get_display(text, base_dir=base))
    assert "0900-1000107" in drawn
    assert "2026-11-23" in drawn
