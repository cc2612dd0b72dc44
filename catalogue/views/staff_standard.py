"""/staff/catalogue/standards/<code>: who carries it out, what its owner says to them."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.forms.claims import OwnerForm
from catalogue.phrases.codes import levels_words, word
from catalogue.phrases.fields import field_words
from catalogue.queries.claims import Carrier
from catalogue.queries.kept import Kept, kept_standard
from catalogue.usecases.agree_addition import agree_addition
from catalogue.usecases.answer_claim import reply
from catalogue.values.commands import AgreeAddition, Reply
from catalogue.values.states import AnswerState, NoClaim
from catalogue.views.blueprints import staff
from catalogue.views.paging import SIZE, page_asked, paged
from catalogue.views.typed import number
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import NotFound, Refusal
from kernel.words import _, say

STANDS = ("open", *(state.value for state in AnswerState), "confirm")


@staff.get("/standards/<code>")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def standard(code: str) -> ResponseReturnValue:
    """A standard, and all who are asked to claim it."""
    return _page(kept_standard(db.session(), code, current_actor()), OwnerForm(formdata=None), "")


@staff.post("/standards/<code>/reply")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def reply_to(code: str) -> ResponseReturnValue:
    """Answer a department that sent the standard back."""
    kept = kept_standard(db.session(), code, current_actor())
    form = OwnerForm()
    command = Reply(
        standard_id=kept.standard_id,
        department_id=number(form.department.data) or 0,
        text=form.text.data or "",
    )
    try:
        with transaction() as session:
            reply(session, command, actor=current_actor(), now=clock.now())
    except Refusal as refusal:
        return _page(kept, form, say(refusal.message, **refusal.params)), 422
    return redirect(url_for("catalogue_staff.standard", code=code, show="sent_back"))


@staff.post("/standards/<code>/addition")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def agree(code: str) -> ResponseReturnValue:
    """Agree to a material that a claim asks for besides, or say why not."""
    kept = kept_standard(db.session(), code, current_actor())
    command = AgreeAddition(
        item_id=_claim_of(kept, request.form.get("item")),
        material=request.form.get("material", ""),
        agreed=request.form.get("do") == "agree",
        reason=request.form.get("text", ""),
    )
    try:
        with transaction() as session:
            agree_addition(session, command, actor=current_actor(), now=clock.now())
    except Refusal as refusal:
        form = OwnerForm(formdata=None)
        return _page(kept, form, say(refusal.message, **refusal.params)), 422
    return redirect(url_for("catalogue_staff.standard", code=code))


def _claim_of(kept: Kept, text: str | None) -> int:
    """Return the id of a claim of this standard. Raises NotFound."""
    claims = {one.claim.item_id for one in kept.carriers if one.claim}
    chosen = number(text)
    if chosen is None or chosen not in claims:
        raise NotFound
    return chosen


def _page(kept: Kept, form: OwnerForm, refused: str) -> str:
    show = request.args.get("show", "")
    rows = [one for one in kept.carriers if _is_shown(one, show)]
    start = (page_asked() - 1) * SIZE
    return render_template(
        "catalogue/standard.html",
        kept=kept,
        form=form,
        refused=refused,
        rows=rows[start : start + SIZE],
        show=show,
        stands=[(stand, stand_words(stand)) for stand in STANDS],
        stand_words={stand: stand_words(stand) for stand in STANDS},
        reasons={reason: word(reason) for reason in NoClaim},
        state=word(kept.state),
        levels=levels_words(kept.claimed_at),
        field_words=field_words,
        today=clock.office_day(clock.now()),
        **paged(len(rows), "show"),
    )


def _is_shown(one: Carrier, show: str) -> bool:
    if show == "confirm":
        return one.claim is not None and one.claim.confirm_by is not None
    return show not in STANDS or one.stand == show


def stand_words(stand: str) -> str:
    """Return how far a department has come with a standard."""
    if stand == "open":
        return _("Not answered yet")
    return _("To confirm") if stand == "confirm" else word(AnswerState(stand))
