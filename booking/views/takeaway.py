"""What a citizen takes along: the slip on paper and the entry for a calendar."""

from pathlib import Path

from flask import Blueprint, Response, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from booking.exchange import calendar_file
from booking.pdf.checklist import visit_checklist
from booking.pdf.slip import SLIP, slip_facts
from booking.rules.entry import show_reference
from booking.usecases.slips import find_slip, issue_slip
from booking.values import AppointmentState, AppointmentView, BookedItem
from booking.views.appointments import page_of, things_to_bring
from booking.views.bring import asked_for
from booking.views.granted import granted
from catalogue.rules.situations import written
from documents.keeping import paper_file
from documents.registry import EXTENSION
from documents.render import render
from documents.usecases.issue_paper import IssuePaper
from documents.values import PaperSize
from kernel import clock
from kernel.access import Access, open_to
from kernel.db import db, transaction
from kernel.locales import Tag
from kernel.words import _
from organisation.queries import centre_by_id

pages = Blueprint("takeaway", __name__, url_prefix="/appointments")
SIZES = {size.value.lower(): size for size in PaperSize}


@pages.get("/<reference>/slip.pdf")
@open_to(Access.CITIZEN)
def slip(reference: str) -> ResponseReturnValue:
    view = granted(reference)
    if (
        view.state is AppointmentState.CANCELLED
    ):  # nothing to take along: the page says what became of the visit
        return redirect(url_for("appointments.show", reference=reference))
    return slip_of(view, Tag(g.lang))


def slip_of(view: AppointmentView, language: Tag) -> Response:
    """Return the slip of an appointment on the paper that the address asks for."""
    size = SIZES.get(request.args.get("size", ""), PaperSize.A4)
    token = find_slip(db.session(), view, language, size) or _issue(view, language, size)
    file = paper_file(
        token,
        kinds=current_app.extensions[EXTENSION],
        folder=Path(current_app.config["ONEWINDOW_DATA_DIR"]) / "papers",
    )
    return _file(file.pdf, "application/pdf", f"slip-{view.reference}.pdf", "inline")


@pages.get("/<reference>/checklist.pdf")
@open_to(Access.CITIZEN)
def checklist(reference: str) -> ResponseReturnValue:
    view = granted(reference)
    found = asked_for(db.session(), view)
    guides = [_public(_guide(one)) for one in view.items]
    sheet = visit_checklist(view, centre_by_id(view.centre_id), found, guides, Tag(g.lang))
    return _file(render(sheet).pdf, "application/pdf", f"documents-{view.reference}.pdf", "inline")


@pages.get("/<reference>/appointment.ics")
@open_to(Access.CITIZEN)
def calendar(reference: str) -> ResponseReturnValue:
    page = page_of(granted(reference))
    names = " · ".join(name.text for name in page.names)
    content = calendar_file(
        page.view,
        summary=_("Visit: %(services)s", services=names),
        place=f"{page.place.text}, {page.address.text}",
        description=_told(page.view)
        + _(
            "Reference %(reference)s. To see, move or cancel the visit: %(address)s",
            reference=page.reference,
            address=_public(url_for("appointments.look_up")),
        ),
        now=clock.now(),
    )
    return _file(content, "text/calendar; charset=utf-8", "appointment.ics", "attachment")


def _told(view: AppointmentView) -> str:
    """Return the answers that were given, a line each."""
    if not any(item.answers for item in view.items):
        return ""
    rows = things_to_bring(view).answered
    return "".join(f"{question.text} {answer.text}\n" for question, answer in rows)


def _issue(view: AppointmentView, language: Tag, size: PaperSize) -> str:
    centre = centre_by_id(view.centre_id)
    command = IssuePaper(
        kind=SLIP,
        locale=language,
        number=show_reference(view.reference),
        title="预约凭证",
        facts=slip_facts(view, centre, asked_for(db.session(), view), language, size),
        subject_kind="appointment",
        subject_key=view.reference,
        public_base=current_app.config["ONEWINDOW_PUBLIC_BASE_URL"],
    )
    with transaction() as session:
        return issue_slip(session, command, now=clock.now())


def _guide(item: BookedItem) -> str:
    told = written(item.answers) or None
    return url_for("catalogue_public.show_item", code=item.code, situation=told)


def _public(path: str) -> str:
    base: str = current_app.config["ONEWINDOW_PUBLIC_BASE_URL"]
    return base + path


def _file(content: bytes, kind: str, name: str, how: str) -> Response:
    response = Response(content, content_type=kind)
    response.headers["Content-Disposition"] = f'{how}; filename="{name}"'
    return response
