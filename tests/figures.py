"""Lets a test say a figure that is worth reading even when it holds."""

from collections.abc import Callable
from typing import Any

import pytest

SAID = "figure"


@pytest.fixture
def say(record_property: Callable[[str, Any], None]) -> Callable[[str], None]:
    """`say("functions: median 7 lines")` appears below the results, whichever process ran it."""
    return lambda figure: record_property(SAID, figure)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, figure in report.user_properties:
            if name == SAID:
                terminalreporter.write_line(figure)
