"""Figures say whether the promise is kept, and what a thing costs beside its floor."""

import pytest

from bench.__main__ import BEGIN, END, kept_in, main, table
from bench.figures import Figure, timed


def a_figure(**given: object) -> Figure:
    dull: dict[str, object] = {"name": "list page", "value": 10.0, "unit": "ms", "better": "less"}
    return Figure(**{**dull, **given})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "better", "limit", "kept"),
    [
        (10, "less", 12, True),
        (13, "less", 12, False),
        (99, "more", 100, False),
        (9, "less", None, True),
    ],
)
def test_a_promise_is_kept_or_missed(value: float, better: str, limit: float, kept: bool) -> None:
    assert a_figure(value=value, better=better, limit=limit).is_kept is kept


def test_the_ratio_is_to_the_floor() -> None:
    assert a_figure(value=10.0, floor=2.5).ratio == 4
    assert a_figure().ratio is None


def test_the_table_shows_what_was_missed() -> None:
    shown = table([a_figure(limit=12), a_figure(name="slow", value=13, limit=12)])

    assert "kept" in shown.splitlines()[2]
    assert "MISSED" in shown.splitlines()[3]


def test_an_unknown_benchmark_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["no_such"]) == 2
    assert "no_such" in capsys.readouterr().err


def test_the_spread_is_in_order() -> None:
    spread = timed(lambda: sum(range(100)), rounds=20)

    assert 0 < spread.p50 <= spread.p95


def test_a_run_that_is_kept_takes_the_place_of_the_one_before() -> None:
    document = f"# Benchmarks\n{BEGIN}\nold\n\n{END}Why so.\n"

    assert kept_in(document, "new") == f"# Benchmarks\n{BEGIN}\nnew\n\n{END}Why so.\n"
