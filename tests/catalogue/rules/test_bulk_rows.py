"""Words within the decisions on situations."""

from catalogue.rules.bulk_rows import differing, fit, replaced
from catalogue.values.situations import LONGEST

ROWS = [
    {"key": "1", "materials": ["A12"], "window": "2楼A12窗口", "note": "先到A12取号"},
    {"key": "2", "when": [{"question": "A12", "answers": ["A12"]}]},
]


def test_only_what_a_row_tells_people_is_replaced() -> None:
    first, other = replaced(ROWS, "A12", "B3")

    assert first == ROWS[0] | {"window": "2楼B3窗口", "note": "先到B3取号"}
    assert other == ROWS[1]


def test_a_text_that_says_nothing_any_more_is_left_out() -> None:
    assert replaced([{"key": "1", "window": "A12"}], "A12", "") == [{"key": "1"}]


def test_a_row_holds_no_more_than_its_form_takes() -> None:
    assert fit([{"key": "1", "note": "一" * LONGEST}])
    assert not fit([{"key": "1", "note": "一" * (LONGEST + 1)}])


def test_what_differs_is_said_row_by_row() -> None:
    assert differing(ROWS, replaced(ROWS, "A12", "B3")) == (
        "2楼A12窗口 · 先到A12取号",
        "2楼B3窗口 · 先到B3取号",
    )
