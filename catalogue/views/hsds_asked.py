"""What a program asks of the HSDS interface; what cannot be read is said, not left out."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NoReturn
from uuid import UUID

from flask import abort, g, jsonify, make_response, request

from catalogue.queries.open_services import Narrow
from catalogue.rules.uuids import organization_uuid, uuid_of
from catalogue.values.codes import THEMES
from kernel.words import _
from organisation.queries import list_departments, list_regions
from organisation.values import DepartmentCard

USUAL, MOST, MOST_MINIMAL = 20, 100, 10_000
LAST_PAGE = 1_000_000
LONGEST = 100
TRUTH = {"true": True, "1": True, "false": False, "0": False, "": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One page of services."""

    page: int
    size: int
    narrow: Narrow
    full: bool
    minimal: bool
    words: str
    theme: str

    @property
    def searched(self) -> bool:
        """Whether the search engine finds it, not the list."""
        return bool(self.words or self.theme)


def wanted() -> Wanted:
    """Return what this request asks for; ends it with 400 where it cannot be read."""
    minimal = truth("minimal")
    found = Wanted(
        page=number("page", 1, LAST_PAGE),
        size=number(
            "per_page", MOST_MINIMAL if minimal else USUAL, MOST_MINIMAL if minimal else MOST
        ),
        narrow=Narrow(department_id=_department(), since=_since()),
        full=truth("full"),
        minimal=minimal,
        words=" ".join(request.args.get("search", "")[:LONGEST].split()),
        theme=_theme(),
    )
    for name in ("organization_id", "modified_after", "minimal"):
        if found.searched and request.args.get(name):
            wrong(name)  # the search engine knows neither
    return found


def number(name: str, usual: int, most: int) -> int:
    """Return a number of the address, from 1."""
    text = request.args.get(name, "").strip()
    if not text:
        return usual
    if not (text.isascii() and text.isdigit() and len(text) < 9 and 1 <= int(text) <= most):
        wrong(name)
    return int(text)


def truth(name: str) -> bool:
    """Return what is true or false of the address; not said is false."""
    text = request.args.get(name, "").lower()
    if text not in TRUTH:
        wrong(name)
    return TRUTH[text]


def wrong(name: str) -> NoReturn:
    """End the request: a parameter cannot be read, or not beside the others."""
    error = {
        "status": 400,
        "title": _("We could not read what was sent"),
        "parameter": name,
        "request_id": str(g.get("request_id", "")),
    }
    abort(make_response(jsonify(error=error), 400))


def department_of(uuid: UUID) -> DepartmentCard | None:
    """Return the department with a UUID."""
    regions = list_regions()
    return next(
        (
            one
            for one in list_departments().values()
            if organization_uuid(regions[one.region_id].code, one.code) == uuid
        ),
        None,
    )


def _department() -> int | None:
    text = request.args.get("organization_id", "")
    if not text:
        return None
    found = department_of(_uuid("organization_id"))
    return found.id if found else 0  # nobody's: the list is empty


def _uuid(name: str) -> UUID:
    try:
        return UUID(request.args[name])
    except ValueError:
        wrong(name)


def _theme() -> str:
    if not request.args.get("taxonomy_term_id"):
        return ""
    uuid = _uuid("taxonomy_term_id")
    found = [slug for slug in THEMES if uuid_of("term", "theme", slug) == uuid]
    return found[0] if found else str(uuid)  # no theme: nothing is found


def _since() -> datetime | None:
    text = request.args.get("modified_after", "").strip()
    text = text.replace(" ", "+") if "T" in text else text  # a plus that was not escaped
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        wrong("modified_after")
