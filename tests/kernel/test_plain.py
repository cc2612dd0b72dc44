"""What is text, and what only looks like it."""

import pytest

from kernel.plain import is_plain, plain


@pytest.mark.parametrize(
    "text",
    [*"\x00\x0b\x1b\x7f\x85\u2028\u202a\u202e\u2066\u2069\ud800\uffff"],
)
def test_what_nobody_can_read_is_no_text(text: str) -> None:
    assert not is_plain(f"甲{text}乙", lines=True)
    assert plain(f"甲{text}乙") == "甲乙"


@pytest.mark.parametrize(
    "text",
    [
        "古丽·买买提",
        "ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ",  # a narrow space before a suffix
        "ᠰᠠᠷ\u180eᠠ",
        "مى\u200cم",
        "甲\u3000乙\u00a0丙",
        "",
    ],
)
def test_what_names_need_is_text(text: str) -> None:
    assert is_plain(text)
    assert plain(text) == text


def test_a_line_end_is_text_of_several_lines_only() -> None:
    assert is_plain("甲\r\n\t乙", lines=True)
    assert not is_plain("甲\n乙")
    assert not is_plain("甲\t乙")
