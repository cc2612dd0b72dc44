"""/api/v1/hsds: the services as Open Referral HSDS 3.0."""

from collections.abc import Sequence
from math import ceil
from uuid import UUID

from flask import current_app, g, jsonify, url_for
from flask.typing import ResponseReturnValue

from catalogue.exchange.open_referral.organizations import organization
from catalogue.exchange.open_referral.scene import Node
from catalogue.queries.open_services import (
    ByUuid,
    count_services,
    in_order,
    service_by_uuid,
    some_services,
    when_changed,
)
from catalogue.rules.uuids import service_uuid
from catalogue.search.values import SearchRequest
from catalogue.usecases.find_items import find_items
from catalogue.values.published import PublishedItem
from catalogue.views.api import pages
from catalogue.views.hsds_asked import LAST_PAGE, MOST, USUAL, Wanted, department_of, number, wanted
from catalogue.views.hsds_told import briefly, scene, wholly
from catalogue.views.openapi_hsds import HSDS
from kernel.access import Access, open_to
from kernel.db import db
from kernel.refusals import NotFound
from organisation.queries import list_departments

VERSION = "3.0"
PROFILE = "https://docs.openreferral.org/en/3.0/hsds/"
_KNOWN = "onewindow-uuids"


@pages.get("/hsds/")
@open_to(Access.PUBLIC)
def hsds() -> ResponseReturnValue:
    """What this interface is, as HSDS asks every one of its kind to say."""
    base = str(current_app.config["ONEWINDOW_PUBLIC_BASE_URL"])
    return jsonify(
        version=VERSION,
        profile=PROFILE,
        openapi_url=base + url_for(".hsds_openapi"),
    )


@pages.get("/hsds/openapi.json")
@open_to(Access.PUBLIC)
def hsds_openapi() -> ResponseReturnValue:
    """What it offers, for programs."""
    return jsonify(HSDS)


@pages.get("/hsds/services")
@open_to(Access.PUBLIC)
def hsds_services() -> ResponseReturnValue:
    """One page of published services: briefly, whole, or who they are and since when alone."""
    asked = wanted()
    if asked.searched:
        total, items = _found(asked)
    else:
        total = count_services(db.session(), asked.narrow)
        if asked.minimal:
            return _page(total, asked.page, asked.size, _minimal(asked))
        items = some_services(db.session(), asked.narrow, page=asked.page, size=asked.size)
    told = wholly(items, scene()) if asked.full else briefly(items, scene())
    return _page(total, asked.page, asked.size, told)


@pages.get("/hsds/services/<uuid:service>")
@open_to(Access.PUBLIC)
def hsds_service(service: UUID) -> ResponseReturnValue:
    """All that is published of one service."""
    known: ByUuid = current_app.extensions.setdefault(_KNOWN, ByUuid())
    item = service_by_uuid(db.session(), known, service)
    if item is None:
        raise NotFound
    return jsonify(wholly([item], scene())[0])


@pages.get("/hsds/organizations")
@open_to(Access.PUBLIC)
def hsds_organizations() -> ResponseReturnValue:
    """One page of departments."""
    page, size = number("page", 1, LAST_PAGE), number("per_page", USUAL, MOST)
    departments = [*list_departments().values()]
    here, shown = scene(), departments[(page - 1) * size : page * size]
    return _page(len(departments), page, size, [organization(one, here) for one in shown])


@pages.get("/hsds/organizations/<uuid:department>")
@open_to(Access.PUBLIC)
def hsds_organization(department: UUID) -> ResponseReturnValue:
    """One department."""
    found = department_of(department)
    if found is None:
        raise NotFound
    return jsonify(organization(found, scene()))


def _minimal(asked: Wanted) -> list[Node]:
    rows = when_changed(db.session(), asked.narrow, page=asked.page, size=asked.size)
    return [
        {"id": str(service_uuid(code)), "modified_date": at.isoformat(timespec="milliseconds")}
        for code, at in rows
    ]


def _found(asked: Wanted) -> tuple[int, list[PublishedItem]]:
    """Return what the search engine finds, best first."""
    request = SearchRequest(
        q=asked.words,
        lang=g.lang,
        filters={"theme": (asked.theme,)} if asked.theme else {},
        page=asked.page,
        size=asked.size,
    )
    found = find_items(db.session(), request)
    return found.page.total, in_order(db.session(), [card.revision_id for card in found.cards])


def _page(total: int, page: int, size: int, contents: Sequence[Node]) -> ResponseReturnValue:
    last = max(1, ceil(total / size))
    return jsonify(
        total_items=total,
        total_pages=last,
        page_number=page,
        size=len(contents),
        first_page=page == 1,
        last_page=page >= last,
        empty=not contents,
        contents=contents,
    )
