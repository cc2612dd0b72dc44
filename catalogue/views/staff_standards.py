"""/staff/catalogue/standards: the base directory."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from catalogue.phrases.codes import word
from catalogue.queries.standards import DirectoryFilter, list_standards, owners
from catalogue.values.codes import RevisionState
from catalogue.views.blueprints import staff
from catalogue.views.paging import SIZE, page_asked, paged
from catalogue.views.tabs import tabs
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db
from kernel.words import _
from organisation.queries import list_departments
from organisation.values import DepartmentCard

WAITING = ("sent_back", "adding")  # lists of their own in the menu


@staff.get("/standards")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def directory() -> ResponseReturnValue:
    """The standards of one's own regions, of those above and of those below."""
    session, actor = db.session(), current_actor()
    keepers = {card.code: card for card in _keepers()}
    state, show = request.args.get("state", ""), request.args.get("show", "")
    owner = keepers.get(request.args.get("owner", ""))
    narrow = DirectoryFilter(
        words=request.args.get("q", "")[:100].strip(),
        owner_id=owner.id if owner else None,
        state=state if state in {known.value for known in RevisionState} else "",
        show=show,
    )
    total, rows = list_standards(session, actor, narrow, page=page_asked(), size=SIZE)
    return render_template(
        "catalogue/standards.html",
        tabs=tabs(show if show in WAITING else "directory"),
        rows=rows,
        narrow=narrow,
        chosen=owner.code if owner else "",
        owners=[(code, card.names["zh-Hans"]) for code, card in keepers.items()],
        states=[(state.value, word(state)) for state in RevisionState],
        state_words={state: word(state) for state in RevisionState},
        shown=[
            ("mine", _("That I keep")),
            ("offered", _("Offered to me")),
            ("sent_back", _("Sent back")),
            ("adding", _("Additions to agree to")),
        ],
        **paged(total, "q", "owner", "state", "show"),
    )


def _keepers() -> list[DepartmentCard]:
    ids = {*owners(db.session(), current_actor())}
    return [card for number, card in list_departments().items() if number in ids]
