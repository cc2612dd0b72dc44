"""Is this paper genuine? The page behind the code on every paper, and the check of a file."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from flask import Blueprint, current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from limits import parse

from documents.checking import check_file, read_pdf
from documents.queries import find_paper, verify
from documents.values import CheckedFile
from groundwork.throttle import throttle
from kernel.access import Access, open_to
from kernel.db import db
from kernel.locales import LEGAL
from kernel.refusals import Refusal
from kernel.texts import Shown, pick
from kernel.words import say
from portal.forms import FileCheckForm
from portal.security import settings

pages = Blueprint("verify", __name__, url_prefix="/verify")
KIND = "file-check"
CHECKS = parse("60 per 15 minutes")  # a hall shares an address


@pages.get("")
@open_to(Access.PUBLIC)
def ask() -> ResponseReturnValue:
    """For somebody who has a file, and no code to scan."""
    return _page(FileCheckForm()), 200


@pages.post("")
@open_to(Access.PUBLIC)
def check() -> ResponseReturnValue:
    """Say what a file is; it is compared and forgotten."""
    return _checked("")


@pages.get("/<token>")
@open_to(Access.PUBLIC)
def show(token: str) -> ResponseReturnValue:
    """Say what the paper is; never more about a person than the paper in hand."""
    page = _page(FileCheckForm(), token)
    return page, 200 if verify(db.session(), token) else 404


@pages.post("/<token>")
@open_to(Access.PUBLIC)
def check_with(token: str) -> ResponseReturnValue:
    """Say whether a file is the paper whose code was scanned."""
    return _checked(token)


def _checked(token: str) -> ResponseReturnValue:
    form = FileCheckForm()
    if not form.validate_on_submit():
        return _page(form, token), 422
    try:
        checked = _compare(form, token)
    except Refusal as refusal:
        form.form_errors.append(say(refusal.message, **refusal.params))
        return _page(form, token), refusal.status
    return _page(form, token, checked), 200


def _compare(form: FileCheckForm, token: str) -> CheckedFile:
    client = request.remote_addr or ""
    throttle().check(KIND, client, CHECKS)
    throttle().failed(KIND, client, CHECKS)
    folder = Path(current_app.config["ONEWINDOW_DATA_DIR"]) / "papers"
    with closing(form.file.data):  # a larger one lies in a nameless file until it is closed
        content = read_pdf(form.file.data.stream)
    return check_file(db.session(), content, folder, token)


def _page(form: FileCheckForm, token: str = "", checked: CheckedFile | None = None) -> str:
    about = (checked and checked.token) or token
    found = verify(db.session(), about) if about else None
    return render_template(
        "portal/verify.html",
        form=form,
        token=token,
        checked=checked,
        found=found,
        title=Shown(found.title, LEGAL) if found else None,
        services=_services(about) if found else (),
        signing=settings().signing_certificate,
    )


def _services(token: str) -> Sequence[Shown]:
    """Return what the paper is about, as far as it is not forgotten: a case has one service."""
    paper = find_paper(db.session(), token)
    if paper is None:
        return ()
    if "item" in paper.facts:
        return (pick(paper.facts["item"], g.lang),)
    named = [item["name"] for item in paper.facts.get("items", ())]
    return [pick({LEGAL: both["zh"], paper.locale: both["local"] or ""}, g.lang) for both in named]
