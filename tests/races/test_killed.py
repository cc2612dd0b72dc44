"""A worker dies in the middle of bookings: what was acknowledged is kept, nothing is half done."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path

from flask import Flask

from booking.forms import start_value
from tests.database import Database
from tests.races.citizen import Citizen
from tests.races.halls import (
    a_served_item,
    open_week,
    places_taken,
    references,
    starts_ahead,
)
from tests.serving import Server

CITIZENS = 60


def workers_of(process_id: int) -> list[int]:
    """Return the children of a process."""
    children = Path(f"/proc/{process_id}/task/{process_id}/children").read_text()
    return [int(child) for child in children.split()]


def book(citizen: Citizen, code: str, start: str) -> str | None:
    """Book as people do: a connection that breaks off is tried again."""
    for _attempt in range(5):
        try:
            address = citizen.walk_to_the_last_page(code)
            return citizen.ask("POST", address, {**citizen.form, "start": start}).reference
        except (OSError, HTTPException):
            time.sleep(0.2)
    return None


def test_killing_workers_loses_no_acknowledged_booking(
    app: Flask, live_server: Server, database: Database
) -> None:
    code = a_served_item(windows=10)
    open_week(live_server)
    starts = [start_value(start) for start in starts_ahead(database.url, 20)]
    citizens = [Citizen(live_server.url, f"居民{n}", f"139{n:08}") for n in range(CITIZENS)]

    with ThreadPoolExecutor(8) as threads:
        answers = threads.map(
            lambda pair: book(pair[1], code, starts[pair[0] % len(starts)]), enumerate(citizens)
        )
        for _ in range(3):
            time.sleep(0.4)
            for worker in workers_of(live_server.process.pid)[:1]:
                os.kill(worker, signal.SIGKILL)
        acknowledged = {reference for reference in answers if reference}

    stored = references(database.url)
    assert len(acknowledged) > CITIZENS // 2
    assert acknowledged <= stored
    assert places_taken(database.url) == len(stored)
