"""The parts of the staff's site that the organisation serves on several pages each."""

from flask import Blueprint

from kernel.access import Action

places = Blueprint("places", __name__, url_prefix="/staff/organisation")
halls = Blueprint("halls", __name__, url_prefix="/staff/organisation/centres")
HALL = Action.MANAGE_HALL  # what opens the pages of a hall
