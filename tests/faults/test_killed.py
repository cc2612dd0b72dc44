"""Everything dies at once in the middle of bookings: what was acknowledged is there afterwards."""

import os
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import count
from threading import Event

import sqlalchemy as sa
from flask import Flask

from booking.forms import start_value
from booking.tables import Appointment, AppointmentItem, Slot
from groundwork.tables import AuditEntry, OutboxRow
from tests.database import Database
from tests.faults.troubles import a_service_for_a_week
from tests.races.citizen import Answer, Citizen
from tests.races.halls import looking, references, starts_ahead
from tests.serving import Server

CLIENTS = 6
BEFORE = 12  # so many are acknowledged before the end comes


@dataclass
class Crowd:
    """Citizens who book one visit after another until it is over."""

    site: str
    code: str
    starts: list[str]
    acknowledged: set[str] = field(default_factory=set)
    enough: Event = field(default_factory=Event)
    over: Event = field(default_factory=Event)

    def go_on_booking(self, client: int) -> None:
        for number in count():
            if self.over.is_set():
                return
            citizen = Citizen(self.site, f"居民{client}-{number}", f"13{client}{number:08}")
            try:
                reference = self.book(citizen, client + number).reference
            except (OSError, AssertionError):  # the door is shut, or shuts in our face
                continue
            self.acknowledged.update({reference} if reference else ())
            if len(self.acknowledged) >= BEFORE:
                self.enough.set()

    def book(self, citizen: Citizen, number: int) -> Answer:
        path = citizen.walk_to_the_last_page(self.code)
        start = self.starts[number % len(self.starts)]
        return citizen.ask("POST", path, {**citizen.form, "start": start})


def test_what_was_acknowledged_outlives_the_end_of_everything(
    app: Flask, serve: Callable[..., Server], database: Database
) -> None:
    code = a_service_for_a_week()
    starts = [start_value(start) for start in starts_ahead(database.url, 18)]
    server = serve()
    crowd = Crowd(server.url, code, starts)

    with ThreadPoolExecutor(CLIENTS) as threads:
        clients = [threads.submit(crowd.go_on_booking, number) for number in range(CLIENTS)]
        assert crowd.enough.wait(60), "nobody could book"
        os.killpg(server.process.pid, signal.SIGKILL)
        crowd.over.set()
        for client in clients:
            client.result()
    server.process.wait()

    again = serve()
    assert Citizen(again.url, "", "").ask("GET", "/readyz").status == 200
    assert crowd.acknowledged <= references(database.url)
    assert half_done(database) == []
    late = Citizen(again.url, "迟到", "13999999999")
    assert replace(crowd, site=again.url).book(late, 17).status in (302, 409)


def half_done(database: Database) -> list[str]:
    """Compare what each booking writes: itself, its items, its place, its audit and its job."""
    with looking(database.url) as session:
        made = session.scalar(sa.select(sa.func.count(Appointment.id))) or 0
        places = session.scalar(sa.select(sa.func.sum(Slot.taken))) or 0
        items = session.scalar(sa.select(sa.func.count()).select_from(AppointmentItem)) or 0
        audit = sa.select(sa.func.count()).where(AuditEntry.action == "appointment.book")
        jobs = sa.select(sa.func.count()).where(OutboxRow.kind.contains("settle"))
        found = {
            "places": places,
            "items": items,
            "audit": session.scalar(audit) or 0,
            "jobs": session.scalar(jobs) or 0,
        }
    return [f"{made} bookings, {n} {what}" for what, n in found.items() if n != made]
