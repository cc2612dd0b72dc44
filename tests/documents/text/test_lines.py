"""Texts are set in lines: faces, order, blanks and what each glyph says."""

import pytest

from documents.text.cleaning import plain, printable_lines
from documents.text.lines import Lettering, missing_in, set_lines
from documents.text.pieces import Line
from documents.text.reading import Reading

WIDE = 10_000.0


def set_line(text: str, language: str = "zh-Hans", *, bold: bool = False) -> Line:
    reading = Reading(language)
    (line,) = set_lines(text, Lettering(10, reading, bold), reading.rtl, WIDE)
    return line


def set_down(text: str, language: str = "mn-Mong", *, bold: bool = False) -> Line:
    """Return a line from top to bottom."""
    (line,) = set_lines(text, Lettering(10, Reading(language), bold, True), False, WIDE)
    return line


def said(line: Line) -> str:
    """Return what the glyphs say, from left to right."""
    return "".join(mark.key[1] for piece in line.pieces for mark in piece.marks)


def faces(line: Line) -> list[str]:
    return [piece.face.name if piece.face else "blank" for piece in line.pieces]


def test_each_script_gets_a_face_that_has_it() -> None:
    assert faces(set_line("张三")) == ["NotoSansSC-Regular"]
    assert faces(set_line("张三Zhang", "en")) == ["NotoSansSC-Regular", "NotoSans-Regular"]
    assert faces(set_line("ئەЖ", "ug")) == ["NotoSans-Regular", "Vazirmatn-Regular"]


def test_bold_falls_back_to_regular_for_rare_characters() -> None:
    assert faces(set_line("收䶮", bold=True)) == ["NotoSansSC-Bold", "NotoSansSC-Regular"]


def test_right_to_left_words_are_drawn_from_the_left_in_reverse() -> None:
    line = set_line("ئۈرۈمچى 2026", "ug")

    assert said(line).startswith("2026")


@pytest.mark.parametrize("language", ["ug", "kk-Arab", "zh-Hans"])
@pytest.mark.parametrize("figure", ["0900-1000107", "2026-11-23", "E-123/45"])
def test_a_figure_directly_behind_arabic_letters_is_drawn_in_its_order(
    language: str, figure: str
) -> None:
    assert figure in said(set_line(f"مەسلىھەت تېلېفونى{figure} غا", language))


def test_joined_letters_say_each_letter_once() -> None:
    assert sorted(said(set_line("مۇلازىمەت", "ug")).replace("\ufefb", "لا")) == sorted("مۇلازىمەت")


def test_a_blank_is_wide_enough_to_write_in() -> None:
    (blank,) = set_line("\U0002a6d6").pieces

    assert blank.face is None
    assert blank.width == pytest.approx(22)


def test_invisible_signs_are_neither_drawn_nor_missing() -> None:
    line = set_line("a\U000e0100b\u00ad", "en")

    assert missing_in([line]) == []


def test_lines_fit_and_together_say_everything() -> None:
    text = "Transfer registration of the right to use state-owned construction land"
    lines = set_lines(text, Lettering(10, Reading("en")), False, 120.0)

    assert len(lines) > 2
    assert all(line.width <= 120 for line in lines)
    assert "".join(said(line) for line in lines) == text


def test_a_broken_arabic_line_hangs_its_space_over_the_left_end() -> None:
    lines = set_lines("ماتېرىيال تاپشۇرۇۋېلىش تالونى", Lettering(10, Reading("ug")), True, 60.0)

    assert len(lines) > 1
    assert said(lines[0])[0] == " "
    assert lines[0].pieces[0].x < 0


def test_the_breaks_a_writer_made_are_kept() -> None:
    assert printable_lines("一\r\n二\n\n三") == ("一", "二", "", "三")


def test_control_characters_disappear_and_marks_are_composed() -> None:
    assert printable_lines("a\x00b\te\u0301") == ("ab \u00e9",)


def test_han_is_left_as_written() -> None:
    assert printable_lines("\uf914") == ("\uf914",)


def test_a_title_is_one_line_without_direction_marks() -> None:
    assert plain("a\n\u2066b\u2069") == "a b"


def test_only_chinese_stands_upright_in_a_line_from_top_to_bottom() -> None:
    line = set_down("ᠮᠣᠩᠭᠣᠯ 乌鲁木齐 Zhang 2026")

    assert [piece.text.strip() for piece in line.pieces if piece.upright] == ["乌鲁木齐"]
    assert not any(piece.upright for piece in set_line("乌鲁木齐").pieces)


def test_upright_chinese_takes_a_square_a_character_and_vertical_marks() -> None:
    (down,), (along,) = set_down("甲，乙", "zh-Hans").pieces, set_line("甲，乙").pieces

    numbers = [(a.key[0], b.key[0]) for a, b in zip(down.marks, along.marks, strict=True)]
    assert down.width == pytest.approx(30)
    assert [a == b for a, b in numbers] == [True, False, True]


def test_the_dot_in_a_name_stands_in_the_middle_of_the_line() -> None:
    (piece,) = set_down("阿迪力江·买买提", "zh-Hans").pieces

    assert piece.upright


def test_marks_between_mongolian_words_stay_with_them() -> None:
    assert faces(set_down("ᠮᠣᠩᠭᠣᠯ《ᠪᠢᠴᠢᠭ》！")) == ["NotoSansMongolian-Regular"]


def test_bold_mongolian_is_drawn_heavy_because_its_face_has_no_bold() -> None:
    line = set_down("ᠮᠣᠩᠭᠣᠯ 中", bold=True)

    assert [piece.heavy for piece in line.pieces] == [True, False]
    assert not any(piece.heavy for piece in set_down("ᠮᠣᠩᠭᠣᠯ").pieces)


def test_letters_say_the_selectors_and_joiners_after_them() -> None:
    (piece,) = set_down("ᠨᠡᠷ᠎ᠡ ᠳ᠋ᠤ").pieces

    texts = [mark.key[1] for mark in piece.marks]
    assert "ᠷ᠎" in texts
    assert "ᠳ᠋" in texts
    assert said(Line((piece,), 0)) == "ᠨᠡᠷ᠎ᠡ ᠳ᠋ᠤ"


def test_a_word_in_cyrillic_is_of_one_face_on_a_chinese_paper() -> None:
    assert faces(set_line("Қазақша")) == ["NotoSans-Regular"]


@pytest.mark.parametrize(("letter", "spelt"), [("ٵ", "ٴا"), ("ٶ", "ٴو"), ("ٷ", "ٴۇ"), ("ٸ", "ٴى")])
def test_a_kazakh_letter_no_face_has_is_drawn_as_two_and_says_itself(
    letter: str, spelt: str
) -> None:
    (one,), (two,) = set_line(letter, "kk-Arab").pieces, set_line(spelt, "kk-Arab").pieces

    assert [mark.key[0] for mark in one.marks] == [mark.key[0] for mark in two.marks]
    assert one.width == two.width
    assert "".join(mark.key[1] for mark in one.marks) == letter
