"""Staff sign in and out."""

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from kernel import clock
from kernel.access import Access, Action, Actor, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import Refusal
from organisation.forms import SignInForm, add_refusal
from organisation.usecases.sign_in import check_sign_in, sign_in, sign_out
from organisation.values import SignIn

pages = Blueprint("staff", __name__, url_prefix="/staff")

FIRST_PAGES = (  # where each sort of work begins
    (Action.TAKE_IN, "desk.home"),
    (Action.DECIDE, "department.tasks"),
    (Action.REVIEW_ITEM, "catalogue_staff.list_requests"),
    (Action.EDIT_ITEM, "catalogue_staff.list_items"),
    (Action.TRANSLATE, "translations.list_texts"),
    (Action.MANAGE_ORGANISATION, "organisation_staff.home"),
    (Action.READ_AUDIT, "audit.list_entries"),
)


@pages.get("/")
@open_to(Access.PUBLIC)
def home() -> ResponseReturnValue:
    """The first page of one's work; without a session the sign-in."""
    actor = current_actor()
    if actor.staff_id is None:
        return redirect(url_for("staff.sign_in"))
    return redirect(_first_page(actor))


@pages.route("/sign-in", methods=["GET", "POST"], endpoint="sign_in")
@open_to(Access.PUBLIC)
def enter() -> ResponseReturnValue:
    form = SignInForm(next=request.args.get("next", ""))
    status = 200
    if form.validate_on_submit():
        try:
            return _signed_in(form)
        except Refusal as refusal:
            status = refusal.status
            add_refusal(form, refusal)
    elif form.is_submitted():
        status = 422
    return render_template("organisation/sign_in.html", form=form), status


def _signed_in(form: SignInForm) -> ResponseReturnValue:
    command = SignIn(
        email=form.email.data or "",
        password=form.password.data or "",
        client=request.remote_addr or "",
    )
    staff_id = check_sign_in(db.session(), command)
    with transaction() as write:
        sign_in(write, staff_id, now=clock.now())
    session.clear()  # a new form token for a new person
    return redirect(_safe_path(form.next.data or ""))


def _safe_path(path: str) -> str:
    """Return a staff page of ours to go to next; anything else becomes the first page."""
    ours = path.startswith("/staff/") and "//" not in path and "\\" not in path
    printable = all(" " < letter < "\x7f" for letter in path)
    return path if ours and printable else url_for("staff.home")


@pages.post("/sign-out", endpoint="sign_out")
@open_to(Access.STAFF)
def leave() -> ResponseReturnValue:
    with transaction() as write:
        sign_out(write, current_actor(), now=clock.now())
    session.clear()
    return redirect(url_for("staff.sign_in"))


def _first_page(actor: Actor) -> str:
    for action, endpoint in FIRST_PAGES:
        if actor.may(action) and endpoint in current_app.view_functions:
            return url_for(endpoint)
    return url_for("staff.sign_in")
