"""The parts of the site that the catalogue serves."""

from flask import Blueprint

staff = Blueprint("catalogue_staff", __name__, url_prefix="/staff/catalogue")
translations = Blueprint("translations", __name__, url_prefix="/staff/translations")
