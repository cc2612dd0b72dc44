"""The menu of the catalogue's staff: its lists beside each other, with how much waits in each."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for

from catalogue.queries.asking import waiting
from catalogue.queries.reach import Reach
from catalogue.queries.waits import count_waits
from kernel.access import Action, current_actor
from kernel.db import db
from kernel.words import _

FEW = 20  # departments: what waits for more of them is counted on its own page


@dataclass(frozen=True, slots=True)
class Tab:
    """One list; `count` is None where it says nothing or would take long."""

    href: str
    label: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabs:
    """The lists in groups: what there is, what waits, what is done to many."""

    groups: tuple[tuple[Tab, ...], ...]

    @property
    def waiting(self) -> int:
        """How much waits in all of them."""
        return sum(tab.count or 0 for group in self.groups for tab in group)


def tabs(current: str) -> Tabs:
    """Return what the reader may open; `current` names the list that is open."""
    return Tabs(
        groups=tuple(
            tuple(
                Tab(href, label, name == current, count)
                for name, href, label, count in group
                if count != 0 or name not in SELDOM or name == current
            )
            for group in (_there(), _waiting(), _many())
        )
    )


SELDOM = ("returned", "sent_back", "adding")  # part of another list: named while something is in it
_Entry = tuple[str, str, str, int | None]


def _there() -> list[_Entry]:
    return [
        _entry("list_items", _("Items")),
        _entry("directory", _("Base directory")),
        _entry("list_bundles", _("Bundles of services")),
        _entry("list_materials", _("Material dictionary")),
    ]


def _waiting() -> list[_Entry]:
    waits = count_waits(db.session(), current_actor())
    returned = url_for("catalogue_staff.list_requests", state="returned")
    sent_back = url_for("catalogue_staff.directory", show="sent_back")
    adding = url_for("catalogue_staff.directory", show="adding")
    return [
        _entry("list_requests", _("Review and publish"), waits.requests),
        ("returned", returned, _("Returned to the department"), waits.returned),
        _entry("list_confirming", _("To confirm"), waits.confirming),
        _entry("list_offered_standards", _("To claim"), _to_claim()),
        ("sent_back", sent_back, _("Sent back"), waits.sent_back),
        ("adding", adding, _("Additions to agree to"), waits.adding),
        _entry("list_findings", _("Findings")),
        ("complete", url_for("translations.show_complete"), _("How complete"), None),
    ]


def _many() -> Iterator[_Entry]:
    yield _entry("bulk", _("Change many at once"))
    yield _entry("upload", _("Import a list"))
    if current_actor().may(Action.PUBLISH_ITEM):
        yield _entry("many_points", _("Township and village points"))


def _entry(view: str, label: str, count: int | None = None) -> _Entry:
    return view, url_for(f"catalogue_staff.{view}"), label, count


def _to_claim() -> int | None:
    mine = Reach(current_actor(), Action.EDIT_ITEM).departments()
    if len(mine) > FEW:
        return None
    return sum(len(found) for found in waiting(db.session(), mine).values())
