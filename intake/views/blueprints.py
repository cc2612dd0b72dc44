"""The addresses under which intake's pages stand, and the filters that its templates use."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, g, request

from booking.rules.entry import show_reference
from documents.values import isolate_name
from kernel.texts import Shown, pick

desk = Blueprint("desk", __name__, url_prefix="/staff/desk")
department = Blueprint("department", __name__, url_prefix="/staff/department")
papers = Blueprint("case_papers", __name__, url_prefix="/staff/papers")
cases = Blueprint("cases", __name__, url_prefix="/cases")

desk.add_app_template_filter(show_reference, "grouped")
desk.add_app_template_filter(isolate_name, "apart")  # of a value inside a sentence


@desk.url_defaults
def _stay_at_centre(_endpoint: str, values: dict[str, Any]) -> None:
    """Who works at several centres stays at the one chosen, from page to page."""
    if "centre" in request.args:
        values.setdefault("centre", request.args["centre"])


@desk.app_template_filter("named")
def named(names: Mapping[str, str]) -> Shown:
    """Return a name that is kept by language, in the reader's."""
    return pick(names, g.lang)
