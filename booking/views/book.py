"""Booking a visit: place, who, check, time. Nothing is held until the last step."""

import secrets
from datetime import datetime

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from booking.forms import TimeForm, WhoForm
from booking.queries import find_by_submission, forget_plan, remembered_plan
from booking.refusals import ItemChanged, JustTaken
from booking.rules.entry import clean_name, parse_phone
from booking.usecases.book_visit import Caller, book_visit
from booking.usecases.look_up import grant_subject
from booking.values import BookVisit, Reference, VisitPlan
from booking.views.asked import Chosen, asked, chosen, places
from booking.views.situation import asks
from booking.views.weeks import Choice, week_of, with_nearest
from catalogue.phrases.places import hall_groups
from catalogue.views.situated import FIELD
from groundwork.sessions import find_draft, save_draft, spending
from kernel import clock
from kernel.access import Access, open_to
from kernel.db import db, transaction
from kernel.refusals import Refusal
from kernel.together import Step
from kernel.words import say

pages = Blueprint("booking", __name__, url_prefix="/book")
DRAFT = "booking"


@pages.get("")
@open_to(Access.PUBLIC)
def start() -> ResponseReturnValue:
    """Step 1: where; before it, what the services ask of the situation, unless it is told."""
    wants = asked()
    if wants.wanted.asks and not wants.unsure:
        return redirect(wants.href("questions"))
    return render_template(
        "booking/place.html",
        asked=wants,
        groups=hall_groups(places(wants), g.lang),
        again="again" in request.args,
    )


@pages.get("/questions")
@open_to(Access.PUBLIC)
def questions() -> ResponseReturnValue:
    """Ask; a question that hangs on an answer is asked after it. What is left open may stay so."""
    wants = asked()
    found = asks(wants)
    if any(name.startswith(FIELD) for name in request.args):
        shown = [question.field for one in found for question in one.questions]
        new = any(field not in request.args for field in shown)
        return redirect(wants.href("questions") if new else wants.answered().href("start"))
    if not found:
        return redirect(wants.href("start"))
    return render_template("booking/questions.html", asked=wants, found=found)


@pages.route("/who", methods=["GET", "POST"])
@open_to(Access.CITIZEN)
def who() -> ResponseReturnValue:
    """Step 2: who comes. What was typed is kept, right or wrong, for other languages and steps."""
    wants = chosen()
    form = WhoForm(data=find_draft(DRAFT))
    if request.method == "POST":
        with transaction() as session:
            save_draft(session, DRAFT, form.typed(), now=clock.now())
    if form.validate_on_submit():
        return redirect(wants.href("check"))
    page = render_template("booking/who.html", asked=wants, form=form, lost="lost" in request.args)
    return page, 422 if form.errors else 200


@pages.get("/check")
@open_to(Access.CITIZEN)
def check() -> ResponseReturnValue:
    """Step 3: is it all right."""
    wants = chosen()
    visitor = _visitor()
    if visitor is None:
        return redirect(wants.href("who", lost=1))
    told = [one for one in asks(wants) if one.answered]
    return render_template(
        "booking/check.html", asked=wants, told=told, name=visitor[0], phone=visitor[1]
    )


@pages.route("/time", methods=["GET", "POST"])
@open_to(Access.CITIZEN)
def time() -> ResponseReturnValue:
    """Step 4: when. The last click is the one that counts."""
    form = TimeForm()
    visitor = _visitor()
    if visitor is None:
        return _without_draft(form)
    status, lost = 200, None
    if form.validate_on_submit():
        try:
            return _to_confirmation(_book(form, *visitor))
        except Refusal as refusal:
            form.form_errors.append(say(refusal.message, **refusal.params))
            status = refusal.status
            lost = form.starts() if isinstance(refusal, JustTaken) else None
    elif form.errors:
        status = 422
    return _times(chosen(), form, lost), status


def _times(wants: Chosen, form: TimeForm, lost: datetime | None) -> str:
    choice = Choice(centre=wants.centre, pool_ids=wants.pool_ids, stay=wants.wanted.stay)
    week = week_of(choice, request.args.get("from", ""), now=clock.now())
    if lost:
        week = with_nearest(week, choice, lost, now=clock.now())
    if form.submission.errors or not form.submission.data:
        form.submission.data = secrets.token_urlsafe(24)
    return render_template(
        "booking/time.html", asked=wants, form=form, week=week, lost=lost is not None
    )


def _book(form: TimeForm, name: str, phone: str) -> Reference:
    slug, codes = request.args.get("centre", ""), tuple(request.args.getlist("item"))
    told = tuple(request.args.getlist("situation"))
    plan, kept = _plan(slug, codes, told)
    command = BookVisit(
        centre_id=plan.centre_id,
        item_codes=codes,
        starts=form.starts(),
        name=name,
        phone=phone,
        locale=g.lang,
        submission=form.submission.data or "",
    )
    try:
        return _commit(command, plan)
    except ItemChanged:
        forget_plan(slug, codes, told)
        if not kept:
            raise
        return _commit(command, _plan(slug, codes, told)[0])


def _plan(slug: str, codes: tuple[str, ...], told: tuple[str, ...]) -> tuple[VisitPlan, bool]:
    return remembered_plan(db.session(), slug, codes, told, on=clock.office_day(clock.now()))


def _commit(command: BookVisit, plan: VisitPlan) -> Reference:
    now = clock.now()
    with transaction() as session:

        def spent(reference: Reference) -> tuple[Step, ...]:
            return spending(session, DRAFT, grant_subject(reference), now=now)

        return book_visit(session, command, caller=Caller(plan, spent), now=now).reference


def _without_draft(form: TimeForm) -> ResponseReturnValue:
    """A second click after the first was answered finds its booking; else start again."""
    submission = form.submission.data if request.method == "POST" else None
    reference = find_by_submission(db.session(), submission) if submission else None
    if reference:
        return _to_confirmation(reference)
    return redirect(chosen().href("who", lost=1))


def _to_confirmation(reference: Reference) -> Response:
    return redirect(url_for("appointments.show", reference=reference, done="booked"))


def _visitor() -> tuple[str, str] | None:
    """Return name and phone of the draft where both can be used."""
    draft = find_draft(DRAFT) or {}
    name, phone = clean_name(str(draft.get("name", ""))), parse_phone(str(draft.get("phone", "")))
    return (name, phone) if name and phone else None
