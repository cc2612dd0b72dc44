"""Lets a test say a figure that is worth reading even when it holds."""

from collections.abc import Callable

import pytest

FIGURES: list[str] = []


@pytest.fixture
def say() -> Callable[[str], None]:
    """`say("functions: median 7 lines")` appears below the results."""
    return FIGURES.append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for figure in FIGURES:
        terminalreporter.write_line(figure)
