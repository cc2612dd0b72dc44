"""My case: look it up, see where it is, read its papers."""

from datetime import datetime

from flask import abort, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from booking.rules.entry import parse_reference, show_reference
from documents.queries import find_paper, papers_of
from groundwork.sessions import is_granted
from intake.forms import LookUpForm, add_refusal
from intake.queries import find_case
from intake.usecases.look_up import check_tries, grant_subject
from intake.usecases.look_up import look_up as find_and_grant
from intake.values.states import CaseState
from intake.values.views import CaseView
from intake.views.blueprints import cases
from intake.views.explained import Explained
from intake.views.papers import pdf
from intake.views.shown_case import clocks_of, material_names, paper_words
from intake.views.stages import Holders, stages_of
from intake.views.words import STATES, TONES
from kernel import clock
from kernel.access import Access, open_to
from kernel.clock import office_day
from kernel.db import db, transaction
from kernel.refusals import Refusal
from kernel.texts import Shown, pick
from organisation.queries import centre_by_id, get_department


@cases.route("", methods=["GET", "POST"])
@open_to(Access.PUBLIC)
def look_up() -> ResponseReturnValue:
    """A case by its number and phone."""
    form, status = LookUpForm(), 200
    if form.validate_on_submit():
        try:
            return _open(form)
        except Refusal as refusal:
            status = add_refusal(form, refusal)
    elif form.errors:
        status = 422
    return render_template("intake/look_up.html", form=form), status


def _open(form: LookUpForm) -> ResponseReturnValue:
    reference, phone = form.asked()
    client = request.remote_addr or ""
    check_tries(reference, client)
    with transaction() as session:
        find_and_grant(session, reference, phone, client=client, now=clock.now())
    return redirect(url_for("cases.show", reference=reference))


@cases.get("/<reference>")
@open_to(Access.CITIZEN)
def show(reference: str) -> ResponseReturnValue:
    """Where a case is, who holds it, what to do now."""
    case, now = granted(reference), clock.now()
    centre, holders = centre_by_id(case.centre_id), holders_of(case, g.lang)
    stages = stages_of(case, holders, material_names(case, g.lang), now)
    return render_template(
        "intake/case.html",
        case=case,
        name=pick(case.item_names, g.lang),
        reference=show_reference(case.reference),
        state=STATES[case.state],
        tone=TONES.get(case.state),
        stages=stages,
        todo=[line for stage in stages for line in stage.todo],
        clocks=clocks_shown(case, now),
        holder=held_by(case, holders),
        papers=papers_of(db.session(), "case", case.reference),
        paper_words=paper_words,
        centre=centre,
        address=pick(centre.addresses, g.lang),
    )


@cases.get("/<reference>/papers/<token>.pdf")
@open_to(Access.CITIZEN)
def paper(reference: str, token: str) -> ResponseReturnValue:
    """A paper of one's own case."""
    case = granted(reference)
    found = find_paper(db.session(), token)
    mine = found and (found.subject_kind, found.subject_key) == ("case", case.reference)
    if not found or not mine:
        abort(404)
    return pdf(found)


def holders_of(case: CaseView, lang: str) -> Holders:
    """Return who may hold a case, in a language."""
    centre, department = centre_by_id(case.centre_id), get_department(case.department_id)
    return Holders(centre=pick(centre.names, lang), department=pick(department.names, lang))


def held_by(case: CaseView, holders: Holders) -> Shown:
    """Return who has a case now."""
    return holders.department if case.task or case.accepted_on else holders.centre


def clocks_shown(case: CaseView, now: datetime) -> tuple[Explained, ...]:
    """Return the due dates; none while a special procedure leaves them open."""
    return () if case.state is CaseState.PAUSED else clocks_of(case, office_day(now))


def granted(typed: str) -> CaseView:
    """Return the case of an address; unknown and not-yours answer alike, with 404."""
    mine = parse_reference(typed) == typed and is_granted(grant_subject(typed))
    case = find_case(db.session(), typed) if mine else None
    if case is None:
        abort(make_response(render_template("intake/closed.html"), 404))
    return case
