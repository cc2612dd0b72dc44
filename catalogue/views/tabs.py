"""The lists of the catalogue beside each other, with how much waits in each."""

from dataclasses import dataclass

from flask import url_for

from catalogue.queries.asking import waiting
from catalogue.queries.confirming import count_to_confirm
from kernel.access import Action, current_actor
from kernel.db import db
from kernel.words import _
from organisation.queries import departments_within

FEW = 20  # departments: what waits for more of them is counted on its own page


@dataclass(frozen=True, slots=True)
class Tab:
    """One list; `count` is None where it says nothing or would take long."""

    href: str
    label: str
    current: bool
    count: int | None = None


def tabs(current: str) -> list[Tab]:
    """Return the lists; `current` is the view of the one that is open."""
    session, actor = db.session(), current_actor()
    found = (
        ("list_items", _("Items"), None),
        ("directory", _("Base directory"), None),
        ("list_offered_standards", _("To claim"), _to_claim()),
        ("list_findings", _("Findings"), None),
        ("list_materials", _("Material dictionary"), None),
        ("list_bundles", _("Bundles of services"), None),
        ("list_confirming", _("To confirm"), count_to_confirm(session, actor)),
    )
    return [
        Tab(url_for(f"catalogue_staff.{view}"), label, view == current, count)
        for view, label, count in found
    ]


def _to_claim() -> int | None:
    session = db.session()
    mine = departments_within(session, current_actor(), Action.EDIT_ITEM)
    if len(mine) > FEW:
        return None
    return sum(len(found) for found in waiting(session, mine).values())
