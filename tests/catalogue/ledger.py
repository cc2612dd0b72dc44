"""Items whose figures change from one day to the next."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries.ledger import beside, totals
from catalogue.tables import ServiceItem
from catalogue.usecases.publish_item import publish_item
from catalogue.usecases.save_draft import save_draft
from catalogue.usecases.take_baseline import take_baseline
from catalogue.usecases.withdraw_item import withdraw_item
from catalogue.values.commands import PublishItem, SaveDraft, WithdrawItem
from catalogue.values.figures import Measure
from catalogue.values.ledger import Amounts, Asked, Beside, TakeBaseline
from kernel.access import SYSTEM, Actor
from kernel.clock import office_day
from kernel.db import transaction
from tests.catalogue.builders import some_facts
from tests.clock import NOW

DAY = timedelta(days=1)
BEFORE = NOW - 10 * DAY  # the day of the baseline


def published_at(instant: datetime, name: str, **facts: Any) -> str:
    """Publish an item, or publish it anew; return its code."""
    with transaction() as session:
        there = session.scalar(select(ServiceItem).where(ServiceItem.name == name))
        code = {"code": there.code} if there else {}
        command = SaveDraft(
            facts=some_facts(name, **code, **facts), item_id=there.id if there else None
        )
        saved = save_draft(session, command, actor=SYSTEM, now=instant)
        publish_item(session, PublishItem(item_id=saved.item_id), actor=SYSTEM, now=instant)
    return saved.code


def withdrawn_at(instant: datetime, code: str) -> None:
    with transaction() as session:
        number = session.scalar(select(ServiceItem.id).where(ServiceItem.code == code)) or 0
        withdraw_item(session, WithdrawItem(item_id=number), actor=SYSTEM, now=instant)


def a_baseline(
    region: str, day: date | None = None, *, later: bool = False, name: str = "改革以前"
) -> int:
    wish = TakeBaseline(region=region, day=day or office_day(BEFORE), name=name, later=later)
    with transaction() as session:
        return take_baseline(session, wish, actor=SYSTEM, now=NOW)


def compared(
    session: Session, measure: Measure, baseline: int | None, actor: Actor = SYSTEM, **asked: Any
) -> tuple[Amounts, int]:
    """Return what a measure comes to in all, and how many items cannot be compared by it."""
    session.expire_all()
    found = totals(session, Asked(baseline_id=baseline, **asked), actor)[None]
    return found.amounts[measure], found.apart(measure)


def left_out(session: Session, baseline: int, **asked: Any) -> Beside:
    return beside(session, Asked(baseline_id=baseline, **asked), SYSTEM)
