"""Running text fills its column where that leaves no holes in it."""

import pytest

from documents.text.justify import BETWEEN_IDEOGRAPHS, BETWEEN_WORDS
from documents.text.lines import Lettering, set_lines
from documents.text.pieces import Line
from documents.text.reading import Reading

WIDTH = 232.0
TEXTS = {
    "zh-Hans": "受理部门应当自收到申请材料之日起5个工作日内（即2026年11月30日前）"
    "作出是否受理的决定；材料不齐全的，应当当场一次性告知需要补正的全部内容。",
    "en": "The department decides within a few days if it takes the case on, and it says at once"
    " what is still to come; who does not agree may ask for it to be seen again by the office.",
    "ug": "بۇ ئىش ئۈچۈن بىر كۈن كېتىدۇ، ئەگەر كەم بولسا بىز \u20662026-12-21\u2069 گىچە"
    " سىزگە دەيمىز ۋە سىز يەنە بىر كېلىپ بېرىسىز، بولمىسا بىز بۇ ئىشنى توختىتىمىز.",
}


def lines(tag: str, *, even: bool = True, width: float = WIDTH, down: bool = False) -> list[Line]:
    reading = Reading(tag)
    return [*set_lines(TEXTS[tag], Lettering(10, reading, False, down, even), reading.rtl, width)]


def texts(found: list[Line]) -> list[str]:
    return ["".join(m.key[1] for piece in line.pieces for m in piece.marks) for line in found]


@pytest.mark.parametrize("tag", TEXTS)
def test_all_lines_but_the_last_end_at_the_edge(tag: str) -> None:
    *filled, last = lines(tag)

    assert len(filled) >= 2
    assert {round(line.width, 1) for line in filled} == {WIDTH}
    assert last == lines(tag, even=False)[-1]


@pytest.mark.parametrize("tag", TEXTS)
def test_no_word_moves_to_another_line(tag: str) -> None:
    assert texts(lines(tag)) == texts(lines(tag, even=False))


@pytest.mark.parametrize("tag", TEXTS)
def test_the_last_glyph_of_a_line_reaches_the_edge(tag: str) -> None:
    for line in lines(tag)[:-1]:
        shown = [piece for piece in line.pieces if 0 <= piece.x < WIDTH - 0.1]
        assert shown[-1].x + shown[-1].width == pytest.approx(WIDTH, abs=0.2)


def test_white_is_added_between_words_only() -> None:
    ragged, even = lines("en", even=False)[0], lines("en")[0]

    (before,), (after,) = (line.pieces[:1] for line in (ragged, even))
    widened = [
        earlier.key[1]
        for earlier, old, new in zip(before.marks, before.marks[1:], after.marks[1:], strict=False)
        if new.shift != old.shift
    ]
    assert set(widened) == {" "}


def test_ideographs_stay_so_close_that_no_reader_of_pdf_sees_a_space() -> None:
    for line in lines("zh-Hans"):
        for piece in line.pieces:
            assert all(abs(mark.shift) <= BETWEEN_IDEOGRAPHS < 100 for mark in piece.marks)


def test_one_line_that_would_be_torn_leaves_the_paragraph_ragged() -> None:
    text = "one two three four incomprehensibilities of five and six " * 2
    reading = Reading("en")

    found = [
        set_lines(text, Lettering(10, reading, even=even), False, 120.0) for even in (True, False)
    ]

    assert found[0] == found[1]


def test_a_space_grows_to_two_and_a_half_times_its_width_at_most() -> None:
    for line in lines("en"):
        for piece in line.pieces:
            assert all(-mark.shift <= BETWEEN_WORDS + 1 for mark in piece.marks)


def test_upright_ideographs_move_downwards() -> None:
    along, down = lines("zh-Hans")[1], lines("zh-Hans", down=True)[1]

    assert min(mark.shift for mark in along.pieces[0].marks) < 0
    upright = next(piece for piece in down.pieces if piece.upright)
    assert max(mark.shift for mark in upright.marks) > 0
    assert down.width == pytest.approx(WIDTH, abs=0.1)


def test_each_paragraph_ends_with_a_line_of_its_own_length() -> None:
    reading = Reading("zh-Hans")
    text = "\n".join([TEXTS["zh-Hans"]] * 2)

    found = set_lines(text, Lettering(10, reading, even=True), False, WIDTH)

    assert [line.width < WIDTH - 1 for line in found].count(True) == 2
