"""What the address of the ledger asks for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import urlencode

from flask import request

from catalogue.queries.baselines import list_baselines
from catalogue.queries.ledger import measures_of
from catalogue.values.figures import Measure
from catalogue.values.ledger import Asked, BaselineCard, Show
from kernel import clock
from kernel.db import db
from organisation.queries import list_departments, list_regions
from organisation.values import DepartmentCard, RegionCard

LAW = "law"  # in the address: held against the limits of the law
VIEWS = ("", "regions", "departments", "items")
FIRST = date(2000, 1, 1)
T = TypeVar("T")
Card = TypeVar("Card", RegionCard, DepartmentCard)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody wants to see, as far as it is there."""

    baselines: Sequence[BaselineCard]
    baseline: BaselineCard | None  # None: the law
    day: date | None  # None: now
    region: RegionCard | None
    department: DepartmentCard | None
    by: str
    measure: Measure
    show: Show

    @property
    def asked(self) -> Asked:
        """What the query is told."""
        return Asked(
            baseline_id=self.baseline.id if self.baseline else None,
            day=self.day,
            region_path=self.region.path if self.region else "",
            department_id=self.department.id if self.department else None,
        )

    def link(self, **other: str | None) -> str:
        """Return the address of the same view with some of it otherwise."""
        return f"{request.path}?{urlencode(self.parameters(**other))}"

    def parameters(self, **other: str | None) -> Mapping[str, str]:
        """Return what stands in the address, with some of it otherwise."""
        said: dict[str, str | None] = {
            "against": self.baseline.key if self.baseline else LAW,
            "day": self.day.isoformat() if self.day else None,
            "region": self.region.code if self.region else None,
            "department": self.department.code if self.department else None,
            "by": self.by,
            "measure": self.measure.value,
            "show": self.show.value,
        }
        return {name: value for name, value in {**said, **other}.items() if value}


def wanted() -> Wanted:
    """Read the address; what it names and is not there is passed over."""
    baselines = list_baselines(db.session())
    baseline = _baseline(baselines)
    asked = Asked(baseline_id=baseline.id if baseline else None)
    measures = measures_of(asked)
    measure = _one_of(measures, request.args.get("measure", ""), measures[0])
    by = request.args.get("by", "")
    return Wanted(
        baselines=baselines,
        baseline=baseline,
        day=_day(),
        region=_coded(list_regions().values(), request.args.get("region", "")),
        department=_coded(list_departments().values(), request.args.get("department", "")),
        by=by if by in VIEWS else "",
        measure=measure,
        show=_one_of(tuple(Show), request.args.get("show", ""), Show.COMPARED),
    )


def _baseline(baselines: Sequence[BaselineCard]) -> BaselineCard | None:
    """Return the one that is named, else the one used last."""
    key = request.args.get("against", "")
    if key == LAW or not baselines:
        return None
    return next((one for one in baselines if one.key == key), baselines[0])


def _day() -> date | None:
    try:
        day = date.fromisoformat(request.args.get("day", ""))
    except ValueError:
        return None
    return day if FIRST <= day < clock.office_day(clock.now()) else None


def _one_of(known: Sequence[T], value: str, usual: T) -> T:
    return next((one for one in known if str(one) == value), usual)


def _coded(cards: Iterable[Card], code: str) -> Card | None:
    return next((one for one in cards if one.code == code), None) if code else None
