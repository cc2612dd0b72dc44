from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from feedback.jobs import purge
from feedback.queries import get_report
from feedback.rules import KEPT_OPEN, KEPT_SETTLED
from feedback.tables import WordReport
from feedback.usecases.settle_report import settle_report
from feedback.values import ReportState, SettleReport
from kernel import clock
from kernel.access import CITIZEN
from kernel.db import transaction
from tests.clock import StandingClock
from tests.feedback.builders import a_report


def settle(number: int, state: ReportState) -> None:
    with transaction() as session:
        command = SettleReport(
            report_id=number, version=get_report(session, number).version, state=state
        )
        settle_report(session, command, actor=CITIZEN, now=clock.now())


def kept(session: Session) -> set[int]:
    return set(session.scalars(select(WordReport.id)))


def test_settled_reports_go_after_90_days_and_open_ones_after_a_year(
    session: Session, standing_clock: StandingClock
) -> None:
    open_one, settled, reopened = a_report(), a_report(), a_report()
    settle(settled, ReportState.MENDED)
    settle(reopened, ReportState.NO_FAULT)
    settle(reopened, ReportState.OPEN)

    purge(clock.now() + KEPT_SETTLED)
    assert kept(session) == {open_one, settled, reopened}
    session.rollback()
    purge(clock.now() + KEPT_SETTLED + timedelta(seconds=1))
    assert kept(session) == {open_one, reopened}
    session.rollback()
    purge(clock.now() + KEPT_OPEN + timedelta(seconds=1))
    assert kept(session) == set()
