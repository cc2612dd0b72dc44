"""What a typed line asks for."""

import pytest

from catalogue.search.questions import MOST_TERMS, understand


def _words(q: str) -> list[str]:
    return [piece.shown for piece in understand(q).pieces]


@pytest.mark.parametrize(
    ("q", "words"),
    [
        ("怎么办护照", ["护照"]),
        ("我想在哪里办理居住证呢", ["居住证"]),
        ("驾照 换证", ["驾照", "换证"]),
        ("光船租赁登记", ["光船租赁登记"]),
        ("我去光船租赁吗", ["光船租赁"]),
        ("driving licence renewal", ["driving licence", "renewal"]),
        ("How can I get a passport?", ["passport"]),
        ("shen fen zheng", ["shen fen zheng"]),
        ("sfz补办", ["sfz", "补办"]),
        ("پاسپورت قانداق", ["پاسپورت"]),
    ],
)
def test_a_question_is_its_words_without_the_idle_ones(q: str, words: list[str]) -> None:
    assert _words(q) == words


def test_idle_words_alone_are_asked_for_themselves() -> None:
    assert _words("怎么办理") == ["怎么办理"]


def test_a_lone_character_beside_words_is_left_to_the_order() -> None:
    assert _words("证 护照") == ["护照"]


def test_everyday_words_bring_the_official_ones() -> None:
    (piece,) = understand("社保卡").pieces

    assert piece.others_shown == ("社会保障卡",)


def test_a_wording_may_need_several_words() -> None:
    (piece,) = understand("取公积金").pieces

    assert piece.others[0] == (("住房", "房公", "公积", "积金"), ("提取",))


@pytest.mark.parametrize("q", ["", "   ", "!?「」", "😀", "\u200b\u200f", "\x00\x07"])
def test_a_line_without_letters_asks_for_nothing(q: str) -> None:
    assert understand(q).pieces == ()


@pytest.mark.parametrize("q", ["护照发票" * 3000, "a b c d " * 3000, "ﷺ" * 200, "x" * 10_000])
def test_long_questions_are_cut(q: str) -> None:
    assert sum(len(piece.terms) for piece in understand(q).pieces) <= MOST_TERMS
