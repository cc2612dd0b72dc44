"""/<lang>/data: what may be taken away whole, for people who look for it."""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from catalogue.usecases.dumps import data_licence, dumps_made
from kernel.access import Access, open_to
from kernel.refusals import N_
from kernel.words import _

pages = Blueprint("open_data", __name__, url_prefix="/data")
HOLDS = {
    "items.jsonl.gz": N_("One service a line, for programs (JSON)"),
    "items.csv.zip": N_("Tables for a spreadsheet (CSV)"),
    "items.jsonld.gz": N_("Linked data of public services (CPSV-AP)"),
}
DOORS = (  # names of formats are the same in every language
    ("JSON (OpenAPI 3.1)", "catalogue_api.openapi"),
    ("Open Referral HSDS 3.0", "catalogue_api.hsds_openapi"),
    ("Atom", "changes.feed"),
)


@pages.get("")
@open_to(Access.PUBLIC)
def show() -> ResponseReturnValue:
    """The files with their age and size, the licence, and where programs ask."""
    return render_template(
        "catalogue/open_data.html",
        files=[
            (
                _(HOLDS[one.name]),
                url_for("catalogue_api.send_dump", name=one.name),
                one.made_at,
                f"{one.bytes / 10**6:.1f}\N{NO-BREAK SPACE}MB",
            )
            for one in dumps_made()
        ],
        licence=data_licence(),
        doors=[(name, url_for(view)) for name, view in DOORS],
    )
