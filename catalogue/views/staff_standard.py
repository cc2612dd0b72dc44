"""/staff/catalogue/standards/<code>: who carries it out, what its owner says to them."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from catalogue.forms.claims import ConsentForm, OwnerForm
from catalogue.phrases.codes import levels_words, word
from catalogue.phrases.fields import field_words
from catalogue.queries.claims import Carrier
from catalogue.queries.kept import Kept, kept_standard
from catalogue.usecases.agree_addition import agree_addition
from catalogue.usecases.answer_claim import reply
from catalogue.values.commands import AgreeAddition, Reply
from catalogue.values.requests import LONGEST_COMMENT
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


@dataclass(frozen=True, slots=True)
class _Refused:
    """What was said no to, and what was typed to whom: a department, or a claim's material."""

    sentence: str = ""
    to: str = ""
    text: str = ""


@staff.get("/standards/<code>")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def standard(code: str) -> ResponseReturnValue:
    """A standard, and all who are asked to claim it."""
    kept = kept_standard(db.session(), code, current_actor())
    return _page(kept, request.args.get("show", ""), _Refused())


@staff.post("/standards/<code>/reply")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def reply_to(code: str) -> ResponseReturnValue:
    """Answer a department that sent the standard back."""
    kept = kept_standard(db.session(), code, current_actor())
    form = OwnerForm()
    to, text = form.department.data or "", form.text.data or ""
    command = Reply(standard_id=kept.standard_id, department_id=number(to) or 0, text=text)
    if sentence := _refused(form, reply, command):
        return _page(kept, "sent_back", _Refused(sentence, to, text)), 422
    return redirect(url_for("catalogue_staff.standard", code=code, show="sent_back"))


@staff.post("/standards/<code>/addition")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def agree(code: str) -> ResponseReturnValue:
    """Agree to a material that a claim asks for besides, or say why not."""
    kept = kept_standard(db.session(), code, current_actor())
    form = ConsentForm()
    command = AgreeAddition(
        item_id=_claim_of(kept, form.item.data),
        material=form.material.data or "",
        agreed=request.form.get("do") == "agree",
        reason=form.text.data or "",
    )
    if sentence := _refused(form, agree_addition, command):
        to = f"{command.item_id}-{command.material}"
        return _page(kept, "", _Refused(sentence, to, command.reason)), 422
    return redirect(url_for("catalogue_staff.standard", code=code))


def _claim_of(kept: Kept, text: str | None) -> int:
    """Return the id of a claim of this standard. Raises NotFound."""
    claims = {one.claim.item_id for one in kept.carriers if one.claim}
    chosen = number(text)
    if chosen is None or chosen not in claims:
        raise NotFound
    return chosen


def _refused(form: FlaskForm, do: Callable[..., None], command: Reply | AgreeAddition) -> str:
    """Do what is asked; return why not, if it is not done."""
    if not form.validate():
        return " ".join(str(one) for several in form.errors.values() for one in several)
    try:
        with transaction() as session:
            do(session, command, actor=current_actor(), now=clock.now())
    except Refusal as refusal:
        return say(refusal.message, **refusal.params)
    return ""


def _page(kept: Kept, show: str, refused: _Refused) -> str:
    rows = [one for one in kept.carriers if _is_shown(one, show)]
    start = (page_asked() - 1) * SIZE
    return render_template(
        "catalogue/standard.html",
        kept=kept,
        refused=refused,
        most=LONGEST_COMMENT,
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
