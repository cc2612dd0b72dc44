"""A measured figure, what it must reach, and the floor it stands on."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import quantiles
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table.

    `floor` is the same work without our own code, measured in the same run; the
    ratio to it means the same on any machine. `limit` is the promise, where there is one.
    """

    name: str
    value: float
    unit: str
    better: Literal["less", "more"]
    limit: float | None = None
    floor: float | None = None
    floor_name: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the floor this is (times its rate, where more is better)."""
        return self.value / self.floor if self.floor else None

    @property
    def is_kept(self) -> bool:
        """Whether the promise is kept."""
        if self.limit is None:
            return True
        return self.value <= self.limit if self.better == "less" else self.value >= self.limit


@dataclass(frozen=True, slots=True)
class Spread:
    """How long a thing took, in milliseconds, over many rounds."""

    p50: float
    p95: float


def timed(
    work: Callable[[], object],
    *,
    rounds: int,
    warm: int = 3,
    clock: Callable[[], float] = time.perf_counter,
) -> Spread:
    """Return the spread of `rounds` runs of `work`, after `warm` runs that do not count.

    With `clock=time.thread_time` only the processor's time counts: for work that waits for
    nobody it is the same on a quiet machine, and still true on a busy one.
    """
    for _ in range(warm):
        work()
    spent = []
    for _ in range(rounds):
        began = clock()
        work()
        spent.append((clock() - began) * 1000)
    hundredths = quantiles(spent, n=100, method="inclusive")
    return Spread(hundredths[49], hundredths[94])


def rate(work: Callable[[], object], *, rounds: int) -> float:
    """Return how often a second `work` is done, one after the other."""
    began = time.perf_counter()
    for _ in range(rounds):
        work()
    return rounds / (time.perf_counter() - began)
