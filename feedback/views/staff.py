"""/staff/word-reports: what readers find wrong in our words."""

from math import ceil
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from feedback.forms import STATES, SettleForm
from feedback.queries import get_report, list_reports
from feedback.usecases.settle_report import settle_report
from feedback.values import ReportCard, ReportsAsked, ReportState, SettleReport
from feedback.views.found import interface_places, item_places
from feedback.views.naming import NamedPage, item_code
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.locales import LANGUAGES, Tag
from kernel.refusals import ChangedMeanwhile
from kernel.words import say
from organisation.queries import staff_names

pages = Blueprint("word_reports", __name__, url_prefix="/staff/word-reports")
SIZE = 50
MOST = 2**31 - 1  # no row has a larger number, and no database can be asked for one
ALL = "all"
TONES = {ReportState.OPEN: "warn", ReportState.MENDED: "ok", ReportState.NO_FAULT: "plain"}


@pages.get("")
@open_to(Access.STAFF, Action.TRANSLATE)
def list_all() -> ResponseReturnValue:
    """The reports of a language in a state, newest first; the open ones unless others are asked."""
    lang, state = request.args.get("lang", ""), request.args.get("state", ReportState.OPEN.value)
    asked = ReportsAsked(
        locale=lang if lang in LANGUAGES else "",
        state=state if state in {one.value for one in ReportState} else "",
    )
    page = min(max(request.args.get("page", 1, type=int), 1), 1000)
    total, rows = list_reports(db.session(), asked, page=page, size=SIZE)
    chosen: dict[str, Any] = {"lang": asked.locale or None, "state": asked.state or ALL}
    return render_template(
        "feedback/staff_list.html",
        rows=rows,
        total=total,
        chosen=chosen,
        languages=LANGUAGES,
        states=STATES,
        tones=TONES,
        page=page,
        last=max(1, ceil(total / SIZE)),
        link=lambda number: url_for(".list_all", page=number, **chosen),
    )


@pages.route(f"/<int(max={MOST}):number>", methods=["GET", "POST"])
@open_to(Access.STAFF, Action.TRANSLATE)
def show(number: int) -> ResponseReturnValue:
    """One report, where its words stand, and what became of it."""
    report = get_report(db.session(), number)
    form = SettleForm(state=report.state.value, answer=report.answer, version=report.version)
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            _settle(number, form)
            return redirect(url_for(".list_all", lang=report.locale))
        except ChangedMeanwhile as refusal:
            status = refusal.status
            form.form_errors.append(say(refusal.message))
            report = get_report(db.session(), number)
            form.version.data = report.version
    return _page(report, form), status


def _settle(number: int, form: SettleForm) -> None:
    command = SettleReport(
        report_id=number,
        version=form.version.data or "",
        state=ReportState(form.state.data),
        answer=form.answer.data or "",
    )
    with transaction() as session:
        settle_report(session, command, actor=current_actor(), now=clock.now())


def _page(report: ReportCard, form: SettleForm) -> str:
    by = report.settled_by
    return render_template(
        "feedback/staff_report.html",
        report=report,
        form=form,
        about=NamedPage(Tag(report.locale), report.page),
        language=LANGUAGES[report.locale],
        states=STATES,
        tones=TONES,
        by=staff_names(db.session(), {by}).get(by, "") if by else "",
        sentences=interface_places(report),
        texts=item_places(report),
        item=item_code(report.page),
        may_edit=current_actor().may(Action.EDIT_ITEM),
    )
