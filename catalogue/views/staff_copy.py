"""/staff/catalogue/copy: a new draft from an item that is there."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.phrases.codes import word
from catalogue.queries.copying import list_sources
from catalogue.usecases.copy_item import CopyItem, copy_item
from catalogue.values.states import ItemKind
from catalogue.views.blueprints import staff
from catalogue.views.staff_list import departments_within_reach
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.plain import is_plain
from kernel.refusals import Refusal
from kernel.words import _, say
from organisation.queries import list_regions

SHOWN = 30
LONGEST_NAME = 1000


@staff.get("/copy")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def copy() -> ResponseReturnValue:
    """Look for the item to copy from."""
    return _page([])


@staff.post("/copy")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def copy_now() -> ResponseReturnValue:
    """Make the draft and open it."""
    card = departments_within_reach().get(request.form.get("department", ""))
    code = request.form.get("code", "")
    name = " ".join(request.form.get("name", "").split())
    wrong = [] if code else [_("Choose the item to copy from.")]
    wrong += [] if card else [_("Choose one of your departments.")]
    wrong += [] if is_plain(name) else [_("This has characters that are no text. Write it again.")]
    if wrong or card is None:
        return _page(wrong), 422
    command = CopyItem(
        code=code,
        department=card.names["zh-Hans"],
        region=list_regions()[card.region_id].code,
        name=name[:LONGEST_NAME],
        kind=_kind(),
    )
    try:
        with transaction() as session:
            copied = copy_item(session, command, actor=current_actor(), now=clock.now())
    except Refusal as refusal:
        return _page([say(refusal.message, **refusal.params)]), refusal.status
    return redirect(url_for("catalogue_staff.edit_item", code=copied.code))


def _kind() -> ItemKind:
    return ItemKind.STANDARD if request.args.get("kind") == "standard" else ItemKind.OWN


def _page(refused: list[str]) -> str:
    words = request.args.get("q", "")[:100].strip()
    rows = list_sources(db.session(), current_actor(), words, size=SHOWN) if words else []
    return render_template(
        "catalogue/staff_copy.html",
        words=words,
        rows=rows,
        shown=SHOWN,
        refused=refused,
        said=request.form,
        kind=_kind(),
        kind_words={kind: word(kind) for kind in ItemKind},
        here=request.full_path,
        departments=[
            (code, card.names["zh-Hans"]) for code, card in departments_within_reach().items()
        ],
    )
