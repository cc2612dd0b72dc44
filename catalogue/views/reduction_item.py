"""/staff/reports/reductions/items/<code>: what one service came to, version by version."""

from flask import render_template
from flask.typing import ResponseReturnValue

from catalogue.phrases.figures import amount_words, measure_words
from catalogue.phrases.limits import span_words
from catalogue.queries.baselines import list_baselines
from catalogue.queries.ledger_history import Counted, history_of
from catalogue.values.figures import Measure
from catalogue.values.limits import LimitUnit
from catalogue.views.reductions import READ, pages
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db
from kernel.words import _
from organisation.queries import At, get_department, may_at
from organisation.views.entering import named

COUNTED = {
    Measure.MATERIALS: "materials",
    Measure.INTERMEDIARIES: "intermediaries",
    Measure.FEES: "fees_fen",
    Measure.STEPS: "steps",
    Measure.VISITS: "visits",
}


@pages.get("/items/<code>")
@open_to(Access.STAFF, READ)
def show_item(code: str) -> ResponseReturnValue:
    """Each version with its figures and what it rests on."""
    session, actor = db.session(), current_actor()
    found = history_of(session, code, actor)
    at = At(department_id=found.department_id, region_id=found.region_id)
    return render_template(
        "catalogue/reductions_item.html",
        found=found,
        department=named(get_department(found.department_id).names),
        heads=[_("Promised time"), _("Time by law"), *map(measure_words, COUNTED)],
        cells=_cells,
        begun={one.id: one for one in list_baselines(session)},
        may_compare=may_at(session, actor, Action.EDIT_ITEM, at),
    )


def _cells(version: Counted) -> list[str]:
    figures = version.figures
    return [
        _limit(figures.limit_number, figures.limit_unit),
        _limit(figures.legal_number, figures.legal_unit),
        *(_amount(one, getattr(figures, name)) for one, name in COUNTED.items()),
    ]


def _limit(number: int | None, unit: LimitUnit | None) -> str:
    return _("Not said") if number is None or unit is None else span_words(number, unit)


def _amount(measure: Measure, amount: int | None) -> str:
    return _("Not said") if amount is None else amount_words(measure, amount)
