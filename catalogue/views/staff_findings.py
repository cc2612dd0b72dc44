"""/staff/catalogue/findings: what is to be mended, by department, and the items behind a count."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.phrases import finding_words, mend_words, severity_words
from catalogue.queries.league import (
    MOST_WAITING,
    LeagueFilter,
    LeagueRow,
    count_waiting,
    counts_by_kind,
    faulty_items,
    league,
)
from catalogue.values.findings import FindingKind, Severity, severity_of
from catalogue.views.blueprints import staff
from catalogue.views.found import TONES
from catalogue.views.lacking import lacking_texts
from catalogue.views.paging import SIZE, page_asked, paged
from catalogue.views.tabs import tabs
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db
from kernel.texts import pick
from organisation.queries import departments_within, list_departments, regions_within
from organisation.values import DepartmentCard, DepartmentId, RegionCard

FILTERS = ("department", "region", "severity", "kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class KindView:
    """One kind: in how many items, at how many places, and the way to them."""

    words: str
    severity: str
    tone: str
    items: int
    places: int
    href: str
    hint: bool


@staff.get("/findings")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def list_findings() -> ResponseReturnValue:
    """How many items of each department are to be mended, those with most first."""
    choices = _Choices.of_reader()
    narrow = choices.asked()
    rows = league(db.session(), current_actor(), narrow)
    page, sums = page_asked(), _sums(rows)
    shown = rows[(page - 1) * SIZE : page * SIZE]
    cards, kinds = list_departments(), _kinds(narrow)
    return render_template(
        "catalogue/findings.html",
        tabs=tabs("list_findings"),
        rows=[(row, *_named(cards[DepartmentId(row.department_id)])) for row in shown],
        columns=_columns(narrow),
        sums=sums,
        sure=[one for one in kinds if not one.hint],
        hints=[one for one in kinds if one.hint],
        lacking=lacking_texts(request.args.get("department", ""), narrow, sums.get("checked", 0)),
        waiting=count_waiting(db.session()),
        most_waiting=MOST_WAITING,
        behind=_behind,
        **choices.shown(narrow),
        **paged(len(rows), *FILTERS),
    )


@staff.get("/findings/items")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def list_faulty() -> ResponseReturnValue:
    """The items behind a count, each with what was found in it."""
    choices = _Choices.of_reader()
    narrow = choices.asked()
    total, rows = faulty_items(db.session(), current_actor(), narrow, page=page_asked(), size=SIZE)
    return render_template(
        "catalogue/findings_items.html",
        rows=rows,
        words={kind: finding_words(kind) for kind in FindingKind},
        tones={kind: TONES[severity_of(kind)] for kind in FindingKind},
        mend=mend_words(narrow.kind) if narrow.kind else "",
        league_href=_address("list_findings", _kept()),
        **choices.shown(narrow),
        **paged(total, *FILTERS),
    )


@dataclass(frozen=True, slots=True)
class _Choices:
    """The departments and regions within the reader's reach, among which filters choose."""

    departments: Sequence[DepartmentCard]
    regions: Sequence[RegionCard]

    @classmethod
    def of_reader(cls) -> "_Choices":
        """Return what whoever asks may choose; read once a page."""
        session, actor = db.session(), current_actor()
        return cls(
            departments_within(session, actor, Action.EDIT_ITEM),
            regions_within(session, actor, Action.EDIT_ITEM),
        )

    def asked(self) -> LeagueFilter:
        """Return the filter that stands in the address; what is none of ours is passed over."""
        departments = {card.code: card.id for card in self.departments}
        paths = {card.code: card.path for card in self.regions}
        severity, kind = request.args.get("severity", ""), request.args.get("kind", "")
        return LeagueFilter(
            department_id=departments.get(request.args.get("department", "")),
            region=paths.get(request.args.get("region", ""), ""),
            severity=Severity(severity) if severity in set(Severity) else None,
            kind=FindingKind(kind) if kind in set(FindingKind) else None,
        )

    def shown(self, narrow: LeagueFilter) -> Mapping[str, object]:
        """Return what the filters of the page need."""
        return {
            "departments": [_named(card) for card in self.departments],
            "regions": [_named(card) for card in self.regions],
            "severities": [(one.value, severity_words(one)) for one in Severity],
            "all_kinds": [(one.value, finding_words(one)) for one in FindingKind],
            "chosen": {name: request.args.get(name, "") for name in FILTERS},
            "narrow": narrow,
        }


def _columns(narrow: LeagueFilter) -> list[tuple[str, str]]:
    """Return what is counted in the columns, and their heads."""
    if narrow.kind is not None:
        return [(narrow.kind.value, finding_words(narrow.kind))]
    severities = [narrow.severity] if narrow.severity else list(Severity)
    return [(one.value, severity_words(one)) for one in severities]


def _sums(rows: Sequence[LeagueRow]) -> Mapping[str, int]:
    sums = Counter[str]()
    for row in rows:
        sums.update(row.items)
    return sums


def _kinds(narrow: LeagueFilter) -> list[KindView]:
    found = counts_by_kind(db.session(), current_actor(), narrow)
    return [
        KindView(
            words=finding_words(kind),
            severity=severity_words(severity_of(kind)),
            tone=TONES[severity_of(kind)],
            items=items,
            places=places,
            href=_behind(kind=kind.value, severity=""),
            hint=severity_of(kind) is Severity.HINT,
        )
        for kind, items, places in found
        if narrow.severity in (None, severity_of(kind)) and narrow.kind in (None, kind)
    ]


def _behind(**changed: str) -> str:
    """Return the address of the items behind a count: the filters of this page, some changed."""
    return _address("list_faulty", _kept(**changed))


def _address(view: str, filters: Mapping[str, str]) -> str:
    return f"{url_for(f'catalogue_staff.{view}')}?{urlencode(filters)}"


def _kept(**changed: str) -> dict[str, str]:
    asked = {name: request.args.get(name, "") for name in FILTERS}
    return {name: value for name, value in (asked | changed).items() if value}


def _named(card: DepartmentCard | RegionCard) -> tuple[str, str]:
    return card.code, pick(card.names, g.lang).text
