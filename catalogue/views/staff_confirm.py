"""/staff/catalogue/items/<code>/confirm: what a standard changed where a claim differs."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.phrases.fields import field_words
from catalogue.phrases.stated import plain_words
from catalogue.queries.confirming import Confirming, get_confirming
from catalogue.usecases.confirm_claim import confirm_claim
from catalogue.values.commands import ConfirmClaim
from catalogue.views.blueprints import staff
from catalogue.views.typed import number
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import Refusal
from kernel.words import _, say


@staff.get("/items/<code>/confirm")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def confirm_fields(code: str) -> ResponseReturnValue:
    """What a claim says beside what its standard said before and says now."""
    return _page(get_confirming(db.session(), code, current_actor()), {}, "")


@staff.post("/items/<code>/confirm")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def confirm_fields_now(code: str) -> ResponseReturnValue:
    """Keep what is said here, or take what the standard says, field by field."""
    claim = get_confirming(db.session(), code, current_actor())
    said = {one.field: request.form.get(f"field-{one.field}", "") for one in claim.fields}
    command = ConfirmClaim(
        item_id=claim.item_id,
        keep=frozenset(name for name, answer in said.items() if answer == "keep"),
        take=frozenset(name for name, answer in said.items() if answer == "take"),
        version=number(request.form.get("version")),
    )
    if not (command.keep or command.take):
        return _page(claim, said, _("Choose for at least one field.")), 422
    try:
        with transaction() as session:
            confirm_claim(session, command, actor=current_actor(), now=clock.now())
    except Refusal as refusal:
        return _page(claim, said, say(refusal.message, **refusal.params)), 422
    return redirect(url_for("catalogue_staff.show_state", code=code))


def _page(claim: Confirming, said: dict[str, str], refused: str) -> str:
    rows: list[dict[str, Any]] = [
        {
            "field": one.field,
            "label": field_words(one.field),
            "before": plain_words(one.field, one.before),
            "now": plain_words(one.field, one.now),
            "own": plain_words(one.field, one.own),
            "lost": one.lost,
            "said": said.get(one.field, "take" if one.lost else ""),
        }
        for one in claim.fields
    ]
    return render_template(
        "catalogue/claim_confirm.html",
        claim=claim,
        rows=rows,
        refused=[refused] if refused else [],
        today=clock.office_day(clock.now()),
    )
