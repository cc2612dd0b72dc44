"""Files and functions stay small; what swells is split while that is still easy."""

from collections.abc import Callable
from pathlib import Path
from statistics import quantiles

from tests.architecture.house import PACKAGES, ROOT, TOOLS, functions, short, sources

FILE_LINES = 300
FUNCTION_LINES = 40
TEMPLATE_LINES = 120


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_too_long() -> None:
    long = {short(file): lines(file) for file in sources(*PACKAGES, *TOOLS)}

    assert {name: n for name, n in long.items() if n > FILE_LINES} == {}


def test_no_function_is_too_long() -> None:
    every = [found for file in sources(*PACKAGES, *TOOLS) for found in functions(file)]

    assert [found for found in every if found.lines > FUNCTION_LINES] == []


def test_no_template_is_too_long() -> None:
    every = {short(file): lines(file) for file in (ROOT / "templates").rglob("*.html")}

    assert {name: n for name, n in every.items() if n > TEMPLATE_LINES} == {}


def test_a_typical_file_is_pleasant(say: Callable[[str], None]) -> None:
    tenths = quantiles([lines(file) for file in sources(*PACKAGES)], n=10)

    say(f"files: median {tenths[4]:.0f} lines, nine in ten up to {tenths[8]:.0f}")
    assert (tenths[4] <= 80, tenths[8] <= 200) == (True, True)


def test_a_typical_function_is_pleasant(say: Callable[[str], None]) -> None:
    every = [found.lines for file in sources(*PACKAGES) for found in functions(file)]
    tenths = quantiles(every, n=10)

    say(f"functions: median {tenths[4]:.0f} lines, nine in ten up to {tenths[8]:.0f}")
    assert (tenths[4] <= 10, tenths[8] <= 25) == (True, True)
