"""What some standards of the demo asked years ago, so that its ledger has something to show."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import current_app

from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.queries.drafts import all_drafts
from catalogue.usecases.follow_standard import Follow, follow_standard
from catalogue.usecases.take_baseline import take_baseline
from catalogue.values.ledger import TakeBaseline
from kernel.access import SYSTEM
from kernel.clock import at_office, office_day
from kernel.db import db, transaction
from portal.demo.claims import PREFECTURE, Claimed, claim, claims_of
from portal.demo.files import rows, standards
from portal.demo.people import account

YEARS = 3  # back to the end of the year that all is held against
BEFORE = timedelta(days=120)  # its end
TEN = time(10)
CHECKER = "阿依努尔·买合木提"
Row = Mapping[str, Any]


def end_of_year(now: datetime) -> date:
    """Return the day of the baseline."""
    return date(office_day(now).year - YEARS, 12, 31)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What there was in that year: the codes of standards by name, and who carried them out."""

    codes: Mapping[str, str]
    claimed: Claimed

    @property
    def standards(self) -> frozenset[int]:
        """The standards by their numbers."""
        return frozenset(standard for standard, _ in self.claimed)


def load_earlier(*, now: datetime) -> Earlier:
    """Publish what some standards were then, and let who carried them out claim them."""
    day = end_of_year(now) - BEFORE
    then = at_office(day, TEN)
    basis = f"云澜地区政务服务事项目录（{day.year}年版）"
    options = ImportOptions(region=PREFECTURE, publish=True, basis=basis, standards=True)
    with _earlier_list(day) as path:
        report = import_file(path, options, actor=SYSTEM, now=then)
    if not report.ok:
        raise LookupError("; ".join(map(str, report.problems[:5])))
    codes = {draft.facts.name: draft.facts.code for draft in all_drafts(db.session())}
    claimed: Claimed = {}
    for command in list(claims_of()):
        claimed |= claim(replace(command, basis=basis), now=then)
    return Earlier(codes, claimed)


def take_it_down(*, now: datetime) -> None:
    """Let the service office take the baseline of that year."""
    day = end_of_year(now)
    command = TakeBaseline(region=PREFECTURE, day=day, name=f"{day.year}年底", later=False)
    with transaction() as session:
        take_baseline(session, command, actor=account("publisher"), now=now)


def catch_up(standard_id: int, confirm_by: date, *, now: datetime) -> None:
    """Let the claims of a standard follow it, as the worker would."""
    command = Follow(
        standard_id=standard_id,
        confirm_by=confirm_by,
        locked=frozenset(current_app.config["ONEWINDOW_LOCKED_FIELDS"]),
    )
    last: int | None = 0
    while last is not None:
        with transaction() as session:
            last = follow_standard(session, replace(command, after=last), now=now)


@contextmanager
def _earlier_list(day: date) -> Iterator[Path]:
    said = {row["name"]: row for row in rows("earlier")}
    items = [
        earlier(item, said[item["name"]], day)
        for path in standards()
        for item in json.loads(path.read_text("utf-8"))["items"]
        if item["name"] in said
    ]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "earlier.json"
        path.write_text(json.dumps({"items": items}, ensure_ascii=False), "utf-8")
        yield path


def earlier(item: Row, said: Row, day: date) -> dict[str, Any]:
    """Return an item as it was: longer, dearer, with more to bring and nobody asking why."""
    promise = f"云澜地区政务服务事项承诺（{day.year}年版）"
    unit = (item.get("legal_limit") or item["promised_limit"])["unit"]
    left_out = ("texts", "questions", "decisions", "faqs")
    return {
        **{name: value for name, value in item.items() if name not in left_out},
        "promised_limit": {"number": said["promised"], "unit": unit, "basis": promise},
        "handling": "promised",
        "materials": [*map(_brought, item["materials"]), *map(_asked, said["asked"])],
        "steps": [*item["steps"], *({"name": name} for name in said["steps"])],
        "visits": said["visits"],
        "visit_reason": "递交材料，补交材料，领取结果。",
        "charged": "yes" if said.get("fees") else item["charged"],
        "fees": [_fee(name, fen, day) for name, fen in said["fees"]]
        if "fees" in said
        else item["fees"],
        "checked_on": day.isoformat(),
        "checked_by": CHECKER,
    }


def _brought(material: Row) -> dict[str, Any]:
    """What an office holds today had to be brought."""
    return {**material, "exempt": False, "may_promise": False, "texts": {}}


def _asked(pair: tuple[str, str]) -> dict[str, Any]:
    name, source = pair
    return {"name": name, "source": source, "kind": "original", "original_count": 1}


def _fee(name: str, fen: int, day: date) -> dict[str, Any]:
    said = f"云澜地区行政事业性收费目录（{day.year}年版）"
    return {"name": name, "amount_fen": fen, "standard": f"每件{fen // 100}元", "basis": said}
