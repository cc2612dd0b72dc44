"""Telling of a wrong word."""

import secrets

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from limits import parse

from feedback.forms import ReportForm
from feedback.usecases.report_word import report_word
from feedback.values import ReportWord
from feedback.views.naming import NamedPage, named_page
from groundwork.submissions import once
from groundwork.throttle import throttle
from kernel import clock
from kernel.access import Access, open_to
from kernel.refusals import Refusal
from kernel.words import say

pages = Blueprint("feedback", __name__, url_prefix="/report")
KIND = "word-report"
REPORTS = parse("30 per 15 minutes")  # a hall shares an address


@pages.route("", methods=["GET", "POST"])
@open_to(Access.PUBLIC)
def report() -> ResponseReturnValue:
    """Ask for the wrong word and for nothing about the reader."""
    about, form, status = named_page(request.args.get("on", "")), ReportForm(), 200
    if form.validate_on_submit():
        try:
            _keep(form, about)
            return redirect(url_for(".thanks", on=about.name or None))
        except Refusal as refusal:
            form.form_errors.append(say(refusal.message, **refusal.params))
            status = refusal.status
    elif form.errors:
        status = 422
    if form.submission.errors or not form.submission.data:
        form.submission.data = secrets.token_urlsafe(24)
    return render_template("feedback/report.html", form=form, about=about), status


@pages.get("/thanks")
@open_to(Access.PUBLIC)
def thanks() -> ResponseReturnValue:
    """Say that it came in, and lead back."""
    return render_template("feedback/thanks.html", about=named_page(request.args.get("on", "")))


def _keep(form: ReportForm, about: NamedPage) -> None:
    client = request.remote_addr or ""
    throttle().check(KIND, client, REPORTS)
    throttle().failed(KIND, client, REPORTS)
    command = ReportWord(
        locale=about.lang,
        page=about.name,
        wrong=form.wrong.data or "",
        better=form.better.data or "",
        remark=form.remark.data or "",
        submission=form.submission.data or "",
    )
    once(lambda session: report_word(session, command, now=clock.now()))
