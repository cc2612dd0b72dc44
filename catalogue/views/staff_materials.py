"""/staff/catalogue/materials: the material dictionary."""

from flask import render_template, request

from catalogue.phrases.codes import word
from catalogue.queries.dictionary import EntryFilter, list_entries
from catalogue.values.dictionary import EntryState
from catalogue.views.blueprints import staff
from catalogue.views.paging import SIZE, page_asked, paged
from catalogue.views.tabs import tabs
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db
from kernel.words import _


@staff.get("/materials")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def list_materials() -> str:
    """All entries, by name; the filters stand in the address."""
    state, show = request.args.get("state", ""), request.args.get("show", "")
    narrow = EntryFilter(
        words=request.args.get("q", "")[:100].strip(),
        state=state if state in {known.value for known in EntryState} else "",
        show=show,
    )
    total, rows = list_entries(db.session(), current_actor(), narrow, page=page_asked(), size=SIZE)
    return render_template(
        "catalogue/materials.html",
        tabs=tabs("list_materials"),
        rows=rows,
        narrow=narrow,
        states=[(one.value, word(one)) for one in EntryState],
        state_words={one: word(one) for one in EntryState},
        shown=[
            ("mine", _("That I may change")),
            ("held", _("Need not be brought")),
            ("licence", _("With an electronic licence")),
            ("no_files", _("Without files")),
        ],
        **paged(total, "q", "state", "show"),
    )
