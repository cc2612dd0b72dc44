"""The demo's alliances, and the points that take services in for others."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from catalogue.queries.points import carried_out_in
from catalogue.usecases.entrust_points import entrust_points
from catalogue.values.handing_in import Entrust, PointKind
from kernel.access import SYSTEM
from organisation.queries import department_by_code, list_regions
from organisation.usecases.alliances import found_alliance, join_alliance
from organisation.values import (
    AllianceWish,
    NewAlliance,
)
from portal.demo.files import FOLDER

ROW = Mapping[str, Any]


def _rows(name: str) -> list[ROW]:
    data: dict[str, list[ROW]] = json.loads((FOLDER / "points.json").read_text("utf-8"))
    return data[name]


def load_alliances(session: Session, *, now: datetime) -> None:
    """Load the alliances."""
    for row in _rows("alliances"):
        _alliance(session, row, now)


def load_points(session: Session, *, now: datetime) -> int:
    """Entrust the points with what their county or prefecture carries out; return how many."""
    number = 0
    regions = list_regions()
    for row in _rows("points"):
        for code in row["departments"]:
            point = department_by_code(session, code)
            if point is None:
                continue
            above = [int(part) for part in regions[point.region_id].path.strip("/").split("/")]
            command = Entrust(
                item_ids=tuple(carried_out_in(session, row["items"], above[:-1])),
                department_ids=(int(point.id),),
                kind=PointKind(row["kind"]),
                document=row["document"],
            )
            number += entrust_points(session, command, actor=SYSTEM, now=now)
    return number


def _alliance(session: Session, row: ROW, now: datetime) -> None:
    first, *others = row["members"]
    wish = AllianceWish(
        names=row["names"], basis=row["basis"], valid_from=date.fromisoformat(row["valid_from"])
    )
    new = NewAlliance(code=row["code"], region=first, wish=wish)
    founded = found_alliance(session, new, actor=SYSTEM, now=now)
    for code in others:
        join_alliance(session, founded, code, actor=SYSTEM, now=now)
