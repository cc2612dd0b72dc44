"""Signs staff in to the pages of a test."""

from flask import g

from groundwork.sessions import begin_session
from intake.values.commands import Officer
from kernel import clock
from kernel.db import transaction
from portal.visitors import cookie_name
from tests.client import PageClient


def sign_in(client: PageClient, officer: Officer) -> None:
    """Give the client the session of an officer's account."""
    with transaction() as session:
        begin_session(session, staff_id=officer.actor.staff_id, now=clock.now())
    client.set_cookie(cookie_name(), g.pop("new_session_key"))
