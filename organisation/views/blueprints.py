"""The parts of the staff's site that the organisation serves on several pages each."""

from flask import Blueprint

places = Blueprint("places", __name__, url_prefix="/staff/organisation")
halls = Blueprint("halls", __name__, url_prefix="/staff/organisation/centres")
