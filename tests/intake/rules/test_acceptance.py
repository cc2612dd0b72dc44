"""From which day a case counts as accepted."""

from datetime import date

import pytest

from catalogue.values.codes import Acceptance
from catalogue.values.facts import ItemFacts
from catalogue.values.handing_in import Why
from intake.refusals import NoAuthority, TakenForOthers
from intake.rules.acceptance import Accepted, Filing, accepted_on, check_authority, notice_due
from intake.values.states import Breach
from tests.intake.calendars import national

MONDAY = date(2026, 11, 23)


def a_filing(corrected_on: date | None = None) -> Filing:
    return Filing(received_on=MONDAY, corrected_on=corrected_on)


def an_item(
    acceptance: Acceptance = Acceptance.WINDOW_ACCEPTS,
    document: str = "云政服〔2026〕3号",
    until: date | None = None,
) -> ItemFacts:
    return ItemFacts(
        name="食品经营许可",
        department="市场监督管理局",
        acceptance=acceptance,
        authority_document=document,
        authority_until=until,
    )


def test_the_office_has_five_working_days_to_answer() -> None:
    assert notice_due(a_filing(), national()) == date(2026, 11, 30)


def test_the_clock_starts_on_the_day_of_acceptance() -> None:
    assert accepted_on(a_filing(), date(2026, 11, 25), national()) == Accepted(date(2026, 11, 25))


def test_without_an_answer_in_time_it_counts_from_the_day_of_receipt() -> None:
    late = accepted_on(a_filing(), date(2026, 12, 1), national())

    assert late == Accepted(MONDAY, Breach.NOTICE_LATE)


def test_after_a_correction_it_counts_from_the_day_the_last_material_came() -> None:
    filing = a_filing(corrected_on=date(2026, 12, 7))

    assert accepted_on(filing, date(2026, 12, 9), national()) == Accepted(date(2026, 12, 7))
    assert accepted_on(filing, date(2026, 12, 15), national()).breach is Breach.NOTICE_LATE


def test_a_window_accepts_where_its_authority_is_recorded_and_in_force() -> None:
    check_authority(an_item(until=MONDAY), Why.OWN, MONDAY)
    check_authority(an_item(until=None), Why.ON_BEHALF, MONDAY)


@pytest.mark.parametrize(
    "facts",
    [
        an_item(acceptance=Acceptance.WINDOW_RECEIVES),
        an_item(acceptance=Acceptance.UNKNOWN),
        an_item(document="  "),
        an_item(until=date(2026, 11, 22)),
    ],
)
def test_a_window_without_authority_in_force_does_not_accept(facts: ItemFacts) -> None:
    with pytest.raises(NoAuthority):
        check_authority(facts, Why.OWN, MONDAY)


@pytest.mark.parametrize("why", [Why.AGENT, Why.HANDED_ON, Why.ALLIED])
def test_where_a_service_is_only_handed_in_no_window_accepts_it(why: Why) -> None:
    with pytest.raises(TakenForOthers):
        check_authority(an_item(until=None), why, MONDAY)
