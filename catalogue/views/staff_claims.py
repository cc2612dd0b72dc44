"""/staff/catalogue/claims: standards that departments are asked to claim, and their answers."""

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from catalogue.forms.claims import AnswerForm, reason_of
from catalogue.phrases.codes import word
from catalogue.queries.offered import OfferedFilter, list_offered, names_of, waiting_counts
from catalogue.usecases.answer_claim import decline, send_back
from catalogue.usecases.claim_standard import claim_standard
from catalogue.values.codes import ItemType
from catalogue.values.commands import ClaimStandard, Decline, SendBack
from catalogue.values.states import AnswerState, NoClaim
from catalogue.views.blueprints import staff
from catalogue.views.paging import SIZE, page_asked, paged
from catalogue.views.tabs import tabs
from catalogue.views.typed import number
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import NotFound, Refusal
from kernel.words import _, say
from organisation.queries import At, departments_within, may_at
from organisation.values import DepartmentCard

CLAIMING = ("claim", "claim_all")


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of an answer for several standards: how many went well, what was refused."""

    done: int = 0
    refused: tuple[str, ...] = ()


@staff.get("/claims")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def list_offered_standards() -> ResponseReturnValue:
    """What a department is asked to claim; of many departments, how much waits for each."""
    department = _chosen(request.args.get("department", ""))
    if department is None:
        return _departments()
    return _page(department, AnswerForm(formdata=None), _Outcome())


@staff.post("/claims")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def answer_offered() -> ResponseReturnValue:
    """Answer for the standards that are ticked, each in a transaction of its own."""
    department = _chosen(request.form.get("department", ""))
    if department is None:
        raise NotFound
    form = AnswerForm()
    outcome = _answered(department, form, request.form.get("do", ""))
    if outcome.refused:
        return _page(department, form, outcome), 422
    address = url_for(
        "catalogue_staff.list_offered_standards", department=department.code, done=outcome.done
    )
    return redirect(address)


def _answered(department: DepartmentCard, form: AnswerForm, do: str) -> _Outcome:
    field = "shown" if do == "claim_all" else "standard"
    chosen = [known for text in request.form.getlist(field)[:SIZE] if (known := number(text))]
    if not chosen:
        return _Outcome(refused=(_("Tick at least one standard."),))
    if wrong := _wrong(form, do):
        return _Outcome(refused=tuple(wrong))
    names = names_of(db.session(), chosen)
    done, refused = 0, []
    for standard_id in chosen:
        try:
            with transaction() as session:
                _answer(session, standard_id, department, form, do)
            done += 1
        except Refusal as refusal:
            sentence = say(refusal.message, **refusal.params)
            name = names.get(standard_id, "")
            refused.append(_("%(name)s: %(sentence)s", name=name, sentence=sentence))
    return _Outcome(done, tuple(dict.fromkeys(refused)))


def _wrong(form: AnswerForm, do: str) -> list[str]:
    """Return what is wrong with an answer, whichever standard it is for."""
    form.validate()
    wrong = [sentence for sentences in form.errors.values() for sentence in sentences]
    if do == "decline" and reason_of(form.reason) is None:
        wrong.append(_("Choose a reason"))
    if do in CLAIMING and form.publish.data and not (form.basis.data or "").strip():
        wrong.append(_("Name the document this rests on."))
    return wrong


def _answer(
    session: Session, standard_id: int, department: DepartmentCard, form: AnswerForm, do: str
) -> None:
    actor, now, note = current_actor(), clock.now(), form.note.data or ""
    pair = {"standard_id": standard_id, "department_id": int(department.id)}
    if do == "decline":
        reason = reason_of(form.reason) or NoClaim.OTHER
        decline(session, Decline(**pair, reason=reason, note=note), actor=actor, now=now)
    elif do == "send_back":
        send_back(session, SendBack(**pair, note=note), actor=actor, now=now)
    elif do in CLAIMING:
        command = ClaimStandard(
            standard_id=standard_id,
            department_ids=(int(department.id),),
            publish=bool(form.publish.data),
            basis=(form.basis.data or "").strip(),
        )
        claim_standard(session, command, actor=actor, now=now)
    else:
        raise NotFound


def _chosen(code: str) -> DepartmentCard | None:
    mine = departments_within(db.session(), current_actor(), Action.EDIT_ITEM)
    if len(mine) == 1:
        return mine[0] if code in ("", mine[0].code) else None
    return next((card for card in mine if card.code == code), None)


def _departments() -> str:
    words = request.args.get("q", "")[:100].strip()
    mine = departments_within(db.session(), current_actor(), Action.EDIT_ITEM)
    found = [card for card in mine if words in card.names["zh-Hans"] or words == card.code]
    start = (page_asked() - 1) * SIZE
    return render_template(
        "catalogue/claims_departments.html",
        tabs=tabs("list_offered_standards"),
        words=words,
        rows=waiting_counts(db.session(), found[start : start + SIZE]),
        **paged(len(found), "q"),
    )


def _done() -> int:
    """Return how many were answered before this page was asked for, as its address has it."""
    return min(max(request.args.get("done", 0, type=int), 0), SIZE)


def _page(department: DepartmentCard, form: AnswerForm, outcome: _Outcome) -> str:
    session, actor = db.session(), current_actor()
    narrow = OfferedFilter(
        words=request.args.get("q", "")[:100].strip(),
        declined=request.args.get("show", "") == "declined",
    )
    total, rows = list_offered(session, department, narrow, page=page_asked(), size=SIZE)
    at = At(department_id=department.id, region_id=department.region_id)
    return render_template(
        "catalogue/claims.html",
        tabs=tabs("list_offered_standards"),
        department=department,
        alone=len(departments_within(session, actor, Action.EDIT_ITEM)) == 1,
        rows=rows,
        narrow=narrow,
        stand_words={state: word(state) for state in AnswerState},
        reasons={reason: word(reason) for reason in NoClaim},
        shown=[("declined", _("Not claimed or sent back"))],
        form=form,
        outcome=outcome,
        ticked={*request.form.getlist("standard")},
        done=outcome.done if outcome.refused else _done(),
        types={kind: word(kind) for kind in ItemType},
        may_publish=may_at(session, actor, Action.PUBLISH_ITEM, at),
        **paged(total, "department", "q", "show"),
    )
