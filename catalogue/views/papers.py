"""The guide of an item on paper; it is made when somebody asks for it."""

from flask import Response, current_app, g, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.pdf.guide import Around, guide_sheet
from catalogue.queries import find_published
from catalogue.values.published import PublishedItem
from catalogue.views.public import pages
from documents.on_demand import name_of, pdf_of
from documents.sheets import Sheet
from kernel.access import Access, open_to
from kernel.db import db
from kernel.refusals import NotFound
from organisation.queries import get_department


@pages.get("/<code>/guide.pdf")
@open_to(Access.PUBLIC)
def guide_pdf(code: str) -> ResponseReturnValue:
    """The guide of one item, to print."""
    item = _published(code)
    return _answer(guide_sheet(item, _around(item), g.lang), f"guide-{item.code}.pdf")


def _published(code: str) -> PublishedItem:
    item = find_published(db.session(), code)
    if item is None:
        raise NotFound
    return item


def _around(item: PublishedItem) -> Around:
    department = get_department(item.department_id)
    return Around(
        department=department.names, phone=department.phone, address=guide_address(item.code)
    )


def guide_address(code: str) -> str:
    """Return the address of a guide as a paper names it."""
    base: str = current_app.config["ONEWINDOW_PUBLIC_BASE_URL"]
    return base.rstrip("/") + url_for("catalogue_public.show_item", code=code)


def _answer(sheet: Sheet, name: str) -> Response:
    """Return the file, or that the browser's own is still the same."""
    tag = name_of(sheet)
    if request.if_none_match.contains_weak(tag):
        response = Response(status=304)
    else:
        response = Response(pdf_of(sheet), mimetype="application/pdf")
        response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.set_etag(tag, weak=True)
    return response
