"""Visits that are booked at a hall. Higher rooms know them and register a source."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowded:
    """A time at which more visits are booked than there are windows for them."""

    pool_id: int
    starts: datetime
    booked: int
    windows: int
    visitors: tuple[tuple[str, str], ...]  # reference in groups of four, phone


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What is booked at one hall from now on: visits by pool, and the times that are crowded."""

    visits: Mapping[int, int] = field(default_factory=dict)
    crowded: tuple[Crowded, ...] = ()


# centre, open windows by pool, now
Source = Callable[[Session, int, Mapping[int, int], datetime], Ahead]

_sources: list[Source] = []


def register(source: Source) -> None:
    """Let `source` say what is booked."""
    _sources[:] = [source]


def booked_ahead(
    session: Session, centre_id: int, windows: Mapping[int, int], *, now: datetime
) -> Ahead:
    """Return what is booked at a hall whose pools have so many open windows."""
    for source in _sources:
        return source(session, centre_id, windows, now)
    return Ahead()
