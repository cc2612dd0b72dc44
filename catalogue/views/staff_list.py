"""/staff/catalogue: the items that somebody keeps."""

from dataclasses import replace

from flask import g, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from catalogue.phrases.codes import word
from catalogue.queries.drafts import DraftFilter, list_drafts
from catalogue.queries.narrowing import CHANGED, ORDERS
from catalogue.queries.reach import Reach
from catalogue.values.codes import RevisionState
from catalogue.values.states import ItemKind
from catalogue.views.blueprints import staff
from catalogue.views.paging import SIZE, page_asked, paged
from catalogue.views.tabs import tabs
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db
from kernel.texts import pick
from kernel.words import _
from organisation.values import DepartmentCard, RegionLevel

SIZES = (SIZE, 100, 200)  # rows on a page
MANY = 150  # regions in a menu
FILTERS = ("q", "department", "region", "state", "kind", "contains")
Asked = MultiDict[str, str]
KINDS = (ItemKind.OWN, ItemKind.CLAIM)  # standards have a list of their own


@staff.get("")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def list_items() -> ResponseReturnValue:
    """The items within reach, last changed first; the filters stand in the address."""
    order, size = _asked_order()
    narrow = replace(asked_filter(), order=order)
    total, rows = list_drafts(db.session(), current_actor(), narrow, page=page_asked(), size=size)
    return render_template(
        "catalogue/staff_list.html",
        tabs=tabs("list_items"),
        rows=rows,
        **filter_choices(),
        state_words={state: word(state) for state in RevisionState},
        order=order,
        orders=[("name", _("Item")), ("department", _("Department"))],
        size="" if size == SIZE else str(size),
        sizes=[(str(one), one) for one in SIZES if one != SIZE],
        asked=asked_filters(),
        **paged(total, *FILTERS, "order", "size", size=size),
    )


def _asked_order() -> tuple[str, int]:
    """Return the order and the rows on a page that stand in the address, or the usual ones."""
    order, size = request.args.get("order", ""), request.args.get("size", SIZE, type=int)
    return order if order in ORDERS else "", size if size in SIZES else SIZE


def asked_filter(asked: Asked | None = None) -> DraftFilter:
    """Return the filter that stands in the address, or in what was sent."""
    asked = request.args if asked is None else asked
    chosen = departments_within_reach().get(asked.get("department", ""))
    state, kind = asked.get("state", ""), asked.get("kind", "")
    return DraftFilter(
        words=asked.get("q", "")[:100].strip(),
        department_id=chosen.id if chosen else None,
        state=state if state in {CHANGED, *(known.value for known in RevisionState)} else "",
        kind=kind if kind in {known.value for known in ItemKind} else "",
        standards=False,
        region=asked.get("region", "")[:32],
        contains=asked.get("contains", "")[:100].strip(),
    )


def filter_choices(asked: Asked | None = None) -> dict[str, object]:
    """Return what the filters of a list offer, and what is chosen, for its template."""
    asked = request.args if asked is None else asked
    departments = departments_within_reach()
    chosen = departments.get(asked.get("department", ""))
    return {
        "narrow": asked_filter(asked),
        "chosen": chosen.code if chosen else "",
        "departments": [(code, card.names["zh-Hans"]) for code, card in departments.items()],
        "regions": _regions(),
        "kinds": [(kind.value, word(kind)) for kind in KINDS],
        "states": [
            *((state.value, word(state)) for state in RevisionState),
            (CHANGED, _("Changed since")),
        ],
    }


def _regions() -> list[tuple[str, str]]:
    """Return the regions within reach; villages only where there are few."""
    reach = Reach(current_actor(), Action.EDIT_ITEM)
    found = sorted(reach.regions(), key=lambda card: card.path)
    if len(found) > MANY:
        found = [card for card in found if card.level is not RegionLevel.VILLAGE]
    return [(card.code, pick(card.names, g.lang).text) for card in found]


def departments_within_reach() -> dict[str, DepartmentCard]:
    """Return the departments within reach by their codes."""
    reach = Reach(current_actor(), Action.EDIT_ITEM)
    return {card.code: card for card in reach.departments()}


def asked_filters() -> dict[str, str]:
    """Return the filters of the address, to go along with a link."""
    return {name: value for name, value in request.args.items() if name in FILTERS and value}
