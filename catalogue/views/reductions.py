"""/staff/reports/reductions: how much less time, paper and money services cost than before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from posixpath import commonpath

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from catalogue.phrases.figures import (
    SHOWN,
    amount_words,
    change_words,
    measure_words,
    version_words,
)
from catalogue.queries.ledger import New, beside, joined, measures_of, totals
from catalogue.queries.ledger_items import ledger_items, page_of
from catalogue.rules.ledger import change_of
from catalogue.values.figures import Measure
from catalogue.values.ledger import Amounts, LedgerRow, Show, Totals, Version
from catalogue.views.ledger_asked import LAW, Wanted, wanted
from catalogue.views.paging import SIZE, page_asked
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db
from kernel.words import _
from organisation.queries import list_departments, list_regions
from organisation.views.entering import named

pages = Blueprint("reductions", __name__, url_prefix="/staff/reports/reductions")
READ = Action.READ_FIGURES
BAR = 100  # units of a drawn bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of figures: of a measure, a department or a region."""

    label: str
    href: str  # where it is opened further
    amounts: Amounts
    before: str
    after: str
    change: str
    bars: tuple[int, int]  # how long to draw before and after
    apart: int


@pages.get("")
@open_to(Access.STAFF, READ)
def show() -> ResponseReturnValue:
    """In all, or by region, department or item."""
    asked = wanted()
    shown = {"": _in_all, "regions": _regions, "departments": _departments, "items": _items}
    return render_template(
        "catalogue/reductions.html",
        wanted=asked,
        today=clock.office_day(clock.now()),
        law=LAW,
        named=named,
        measures=[(one.value, measure_words(one)) for one in measures_of(asked.asked)],
        shows=[(one.value, _(words)) for one, words in SHOWN.items() if _is_offered(one, asked)],
        regions=_choices(asked),
        may_take=current_actor().may(Action.PUBLISH_ITEM),
        **shown[asked.by](asked),
    )


def _is_offered(show: Show, asked: Wanted) -> bool:
    return asked.baseline is not None or show not in (Show.ADDED, Show.WITHDRAWN)


def _choices(asked: Wanted) -> list[tuple[str, str]]:
    """Return the regions to choose: those of the upper levels, and the one that is chosen."""
    upper = [one for one in list_regions().values() if one.path.count("/") <= 3]
    chosen = [asked.region] if asked.region and asked.region not in upper else []
    return [(one.code, named(one.names).text) for one in [*upper, *chosen]]


def _in_all(asked: Wanted) -> Mapping[str, object]:
    session, actor = db.session(), current_actor()
    found = totals(session, asked.asked, actor)[None]
    lines = [
        _line(
            measure_words(one),
            asked.link(by="items", measure=one.value, show=None),
            found,
            one,
        )
        for one in measures_of(asked.asked)
        if found.amounts[one].items or one is Measure.WORKING_DAYS
    ]
    return {"items": found.items, "beside": beside(session, asked.asked, actor), "lines": lines}


def _departments(asked: Wanted) -> Mapping[str, object]:
    groups = totals(db.session(), asked.asked, current_actor(), New.department_id)
    cards = list_departments()
    lines = [
        _line(
            named(cards[number].names).text,
            asked.link(by="items", department=cards[number].code, show=None),
            group,
            asked.measure,
        )
        for number, group in groups.items()
        if number is not None
    ]
    return _paged(asked, lines)


def _regions(asked: Wanted) -> Mapping[str, object]:
    """What lies directly below the region that is chosen, each with all below it."""
    groups = totals(db.session(), asked.asked, current_actor(), New.region_id)
    regions = list_regions()
    top = asked.region.path if asked.region else _shared(regions[one].path for one in groups if one)
    parts: dict[int, list[Totals]] = {}
    for number, group in groups.items():
        if number is not None:
            below = regions[number].path.removeprefix(top).strip("/")
            parts.setdefault(int(below.partition("/")[0] or number), []).append(group)
    lines = [
        _line(
            named(regions[number].names).text,
            asked.link(region=regions[number].code, by=_next_view(asked, number)),
            joined(groups, asked.asked),
            asked.measure,
        )
        for number, groups in parts.items()
    ]
    return _paged(asked, lines)


def _shared(paths: Iterable[str]) -> str:
    """Return the path of the lowest region that holds all of these."""
    found = commonpath([*paths] or ["/"])
    return f"{found.rstrip('/')}/"


def _next_view(asked: Wanted, number: int) -> str:
    """Where a region leads: to what lies below it; the chosen one itself to its departments."""
    return "departments" if asked.region and asked.region.id == number else "regions"


def _paged(asked: Wanted, lines: list[Line]) -> Mapping[str, object]:
    """The largest reductions first, a page of them."""
    lines.sort(key=lambda line: (line.amounts.after - line.amounts.before, line.label))
    start = (page_asked() - 1) * SIZE
    return {"lines": lines[start : start + SIZE], **_pages(asked, len(lines))}


def _items(asked: Wanted) -> Mapping[str, object]:
    query = ledger_items(asked.asked, current_actor(), asked.measure, asked.show)
    total, rows = page_of(db.session(), query, page=page_asked(), size=SIZE)
    departments = list_departments()

    def said(version: Version | None) -> str:
        return version_words(asked.measure, version) if version else ""

    return {
        "rows": rows,
        "said": said,
        "change": lambda row: change_words(_change_of(row)) if _is_compared(asked) else "",
        "department": lambda row: named(departments[row.department_id].names),
        **_pages(asked, total),
    }


def _is_compared(asked: Wanted) -> bool:
    return asked.show in (Show.COMPARED, Show.LESS, Show.MORE)


def _change_of(row: LedgerRow) -> Fraction | None:
    before = row.before.amount if row.before else None
    after = row.after.amount if row.after else None
    return None if before is None or after is None else change_of(before, after)


def _pages(asked: Wanted, total: int) -> Mapping[str, object]:
    last = max(1, ceil(total / SIZE))
    return {
        "total": total,
        "page": page_asked(),
        "last": last,
        "turn": lambda page: asked.link(page=str(page)),
    }


def _line(label: str, href: str, group: Totals, measure: Measure) -> Line:
    amounts = group.amounts[measure]
    most = max(amounts.before, amounts.after, 1)
    return Line(
        label=label,
        href=href,
        amounts=amounts,
        before=amount_words(measure, amounts.before),
        after=amount_words(measure, amounts.after),
        change=change_words(change_of(amounts.before, amounts.after)),
        bars=(round(BAR * amounts.before / most), round(BAR * amounts.after / most)),
        apart=group.apart(measure),
    )
