"""The guide of an item on paper, and what to bring; made when somebody asks for them."""

from functools import partial

from flask import Response, current_app, g, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.pdf.checklist import checklist_sheet
from catalogue.pdf.guide import Around, guide_sheet
from catalogue.pdf.words import Both
from catalogue.phrases.places import points_by_level
from catalogue.queries import find_published, points_of, told_of
from catalogue.rules.situations import written
from catalogue.rules.visit_lists import visit_list
from catalogue.values.published import PublishedItem
from catalogue.values.situations import Answers
from catalogue.views.public import pages
from catalogue.views.situated import address_answers
from documents.on_demand import name_of, pdf_of
from documents.sheets import Sheet
from kernel.access import Access, open_to
from kernel.db import db
from kernel.refusals import NotFound
from kernel.texts import pick
from organisation.queries import get_department


@pages.get("/<code>/guide.pdf")
@open_to(Access.PUBLIC)
def guide_pdf(code: str) -> ResponseReturnValue:
    """The guide of one item, to print."""
    item = _published(code)
    answers = address_answers(item.facts)
    sheet = guide_sheet(item, _around(item, answers), g.lang, answers)
    return answer_pdf(sheet, f"guide-{item.code}.pdf")


@pages.get("/<code>/checklist.pdf")
@open_to(Access.PUBLIC)
def checklist_pdf(code: str) -> ResponseReturnValue:
    """What to bring, to tick off."""
    item = _published(code)
    office = Both(g.lang).named(partial(pick, get_department(item.department_id).names))
    answers = address_answers(item.facts)
    address = _address(item.code, answers)
    sheet = checklist_sheet(visit_list([(item, answers)]), [address], g.lang, office=office)
    return answer_pdf(sheet, f"documents-{item.code}.pdf")


def _published(code: str) -> PublishedItem:
    item = find_published(db.session(), code)
    if item is None:
        raise NotFound
    return told_of(db.session(), item)


def _around(item: PublishedItem, answers: Answers) -> Around:
    department = get_department(item.department_id)
    points = points_of(db.session(), [item.item_id]).get(item.item_id, [])
    return Around(
        department=department.names,
        phone=department.phone,
        address=_address(item.code, answers),
        met=tuple(sorted(points_by_level(points))),
    )


def _address(code: str, answers: Answers) -> str:
    base: str = current_app.config["ONEWINDOW_PUBLIC_BASE_URL"]
    told = written(answers) or None
    return base.rstrip("/") + url_for("catalogue_public.show_item", code=code, situation=told)


def answer_pdf(sheet: Sheet, name: str) -> Response:
    """Return the file, or that the browser's own is still the same."""
    tag = name_of(sheet)
    if request.if_none_match.contains_weak(tag):
        response = Response(status=304)
    else:
        response = Response(pdf_of(sheet), mimetype="application/pdf")
        response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.set_etag(tag, weak=True)
    return response
