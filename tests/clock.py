"""The time it is in tests: a quiet Monday morning, moved by hand."""

from datetime import UTC, datetime, timedelta

import pytest

from kernel import clock

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # Monday, 10:00 Beijing time


class StandingClock:
    """Answers `kernel.clock.now()` until the test is over."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move_to(self, now: datetime) -> None:
        self.now = now

    def forward(self, **duration: float) -> None:
        self.now += timedelta(**duration)


@pytest.fixture
def standing_clock(monkeypatch: pytest.MonkeyPatch) -> StandingClock:
    """Stop the clock at NOW; `standing_clock.forward(minutes=31)` moves it."""
    standing = StandingClock()
    monkeypatch.setattr(clock, "now", standing)
    return standing
