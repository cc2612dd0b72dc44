"""The appointment that this browser may see, or a page that says how to get there."""

from flask import abort, make_response, render_template

from booking.queries import find_appointment
from booking.rules.entry import parse_reference
from booking.usecases.look_up import grant_subject
from booking.values import AppointmentView
from groundwork.sessions import is_granted
from kernel.db import db


def granted(typed: str) -> AppointmentView:
    """Return the appointment of an address; unknown and not-yours answer alike, with 404."""
    reference = parse_reference(typed)
    mine = reference == typed and is_granted(grant_subject(typed))
    found = find_appointment(db.session(), typed) if mine else None
    if found is None:
        abort(make_response(render_template("appointments/closed.html"), 404))
    return found
