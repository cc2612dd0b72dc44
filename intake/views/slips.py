"""The slip of a visitor who has none, printed at the desk: on the till's roll, or a sheet."""

from flask.typing import ResponseReturnValue

from booking.queries import find_appointment
from booking.values import AppointmentState
from booking.views.takeaway import slip_of
from intake.views.blueprints import desk
from intake.views.desk_find import my_centres
from kernel.access import Access, Action, open_to
from kernel.db import db
from kernel.locales import Tag
from kernel.refusals import NotFound


@desk.get("/slips/<appointment>.pdf")
@open_to(Access.STAFF, Action.TAKE_IN)
def slip(appointment: str) -> ResponseReturnValue:
    """The slip of an appointment at one's own centre, in the language of who booked."""
    view = find_appointment(db.session(), appointment)
    mine = view and view.centre_id in {centre.id for centre in my_centres()}
    if view is None or not mine or view.state is AppointmentState.CANCELLED:
        raise NotFound
    return slip_of(view, Tag(view.locale))
