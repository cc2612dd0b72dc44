"""From which day a case counts as accepted, and when it does so without a word."""

from dataclasses import dataclass
from datetime import date

from catalogue.values.codes import Acceptance
from catalogue.values.facts import ItemFacts
from catalogue.values.handing_in import ONLY_RECEIVE, Why
from intake.refusals import NoAuthority, TakenForOthers
from intake.rules.clock import NOTICE, due_on
from intake.values.states import Breach
from organisation.values import WorkingDays


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What the days of acceptance follow from."""

    received_on: date
    corrected_on: date | None = None  # a notice was given: the day what it named came


@dataclass(frozen=True, slots=True)
class Accepted:
    """The day from which the clock runs, and the rule that was not kept, if any."""

    on: date
    breach: Breach | None = None


def notice_due(filing: Filing, days: WorkingDays) -> date:
    """Return the last day to accept, refuse, or say all that is missing.

    Source: licensing law, art. 32: five working days from the day the file came.
    """
    return due_on(came_on(filing), NOTICE, days).day


def accepted_on(filing: Filing, today: date, days: WorkingDays) -> Accepted:
    """Return the day a case accepted today counts as accepted.

    After a correction: the day the last required material came. Without a word in time: the
    day of receipt, and that is a breach. Source: licensing law, art. 32.
    """
    if today > notice_due(filing, days):
        return Accepted(came_on(filing), Breach.NOTICE_LATE)
    return Accepted(filing.corrected_on or today)


def came_on(filing: Filing) -> date:
    """Return the day from which the office has its five days to answer."""
    return filing.corrected_on or filing.received_on


def check_authority(facts: ItemFacts, why: Why | None, today: date) -> None:
    """Refuse a window that may not accept: only a recorded authority in force lets it.

    Where a service is only handed in, for an office elsewhere or with an agent's help, nobody
    accepts it: the authority is that of the department's own windows and acceptance points.
    """
    if why in ONLY_RECEIVE:
        raise TakenForOthers
    if not window_may_accept(facts, why, today):
        raise NoAuthority


def window_may_accept(facts: ItemFacts, why: Why | None, today: date) -> bool:
    """Whether a window that takes a service in for this reason may accept it, too.

    Without a reason it was taken in while the department was met here.
    """
    in_force = facts.authority_until is None or today <= facts.authority_until
    authorised = facts.acceptance is Acceptance.WINDOW_ACCEPTS and why not in ONLY_RECEIVE
    return authorised and bool(facts.authority_document.strip()) and in_force
