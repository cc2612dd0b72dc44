"""The demo's cases, in every state, told through the use cases."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from sqlalchemy.orm import Session

from catalogue.values.codes import Acceptance
from intake.rules.checklist import is_required
from intake.usecases.accept import accept_by_department
from intake.usecases.correction import receive_correction
from intake.usecases.decide import grant, refuse, start_deciding
from intake.usecases.deliver import deliver
from intake.usecases.take_in import take_in
from intake.values.commands import (
    Decline,
    Deliver,
    Finding,
    Grant,
    Officer,
    Outcome,
    ReceiveCorrection,
    ReceiveMaterials,
    Request,
)
from intake.values.reasons import DeliveryWay, Ground, Reason
from intake.values.states import MaterialState
from kernel.clock import at_office, office_day
from kernel.db import transaction
from kernel.refusals import Refusal
from organisation.values import WorkingDays
from portal.demo.calendar import working_after
from portal.demo.cast import Cast
from portal.demo.visits import DemoVisit

AT_THE_DESK = timedelta(minutes=6)
AFTERNOON = time(17, 0)
LACKING, STAYS, GRANTED = 0.15, 0.18, 0.85  # shares


@dataclass(slots=True)
class Story:
    """One case as it goes on: where it stands and when the next step can be."""

    cast: Cast
    visit: DemoVisit
    days: WorkingDays
    until: datetime
    at: datetime
    reference: str = ""
    version: int = 0

    def request(self) -> Request:
        """Return the case as it is now."""
        return Request(reference=self.reference, version=self.version)

    def later(self, working_days: int) -> bool:
        """Go on by some working days; False where that is still to come."""
        day: date = working_after(office_day(self.at), self.days, working_days)
        self.at = at_office(day, AFTERNOON)
        return self.at < self.until

    @property
    def clerk(self) -> Officer:
        """The clerk of the hall."""
        return self.cast.clerks[self.visit.centre_id]

    @property
    def approver(self) -> Officer | None:
        """The approver of the department, where the demo has one."""
        return self.cast.approvers.get(self.visit.item.department_id)


def tell(story: Story, chance: Random, *, collected: bool) -> bool:
    """Take the case in and let it go on as far as time and chance allow.

    Return whether its result waits in the hall; a result is handed out only if `collected`.
    """
    needed = any(is_required(one) for one in story.visit.item.facts.materials)
    lacking = needed and chance.random() < LACKING
    _take_in(story, lacking=lacking)
    if lacking:
        if chance.random() < 0.6 and story.later(3):
            _correct(story)  # the clerk has it on the desk: accepting it is left to try out
        return False
    authorised = story.visit.item.facts.acceptance is Acceptance.WINDOW_ACCEPTS
    steps = (_start, _decide, _deliver) if authorised else (_accept, _start, _decide, _deliver)
    for step in steps:
        waits = chance.random() < STAYS or not story.later(chance.choice((1, 1, 2, 4)))
        if step is _deliver and (waits or not collected):
            return True
        if waits or not step(story, chance):
            return False
    return False


def _take_in(story: Story, *, lacking: bool) -> None:
    item = story.visit.item
    authorised = item.facts.acceptance is Acceptance.WINDOW_ACCEPTS
    outcome = Outcome.ACCEPT if authorised else Outcome.HAND_OVER
    command = ReceiveMaterials(
        centre_id=story.visit.centre_id,
        revision_id=item.revision_id,
        applicant=story.visit.person,
        findings=_findings(story, lacking=lacking),
        submission=f"demo-{story.visit.reference}",
        appointment=story.visit.reference,
    )
    with transaction() as session:
        taken = take_in(
            session,
            command,
            Outcome.ASK_CORRECTION if lacking else outcome,
            story.clerk,
            now=story.at,
        )
    story.reference, story.version = taken.reference, taken.version


def _findings(story: Story, *, lacking: bool) -> tuple[Finding, ...]:
    """All complete, or the last required material with its seal missing."""
    materials = story.visit.item.facts.materials
    wrong = [one.key for one in materials if is_required(one)][-1:] if lacking else []
    return tuple(
        Finding(
            key=one.key,
            state=MaterialState.WRONG if one.key in wrong else MaterialState.COMPLETE,
            reason=Reason.SEAL_MISSING if one.key in wrong else None,
            originals=one.original_count or 0,
            copies=one.copy_count or 0,
        )
        for one in materials
    )


def _correct(story: Story) -> None:
    command = ReceiveCorrection(
        reference=story.reference,
        version=story.version,
        findings=_findings(story, lacking=False),
    )
    with transaction() as session:
        story.version = receive_correction(session, command, story.clerk, now=story.at)


def _accept(story: Story, _chance: Random) -> bool:
    if story.approver is None:
        return False
    with transaction() as session:
        story.version = accept_by_department(session, story.request(), story.approver, now=story.at)
    return True


def _start(story: Story, _chance: Random) -> bool:
    if story.approver is None:
        return False
    with transaction() as session:
        story.version = start_deciding(session, story.request(), story.approver, now=story.at)
    return True


def _decide(story: Story, chance: Random) -> bool:
    """Grant or refuse; where no remedy is entered, the case waits, as it would."""
    if story.approver is None:
        return False
    decide = _grant if chance.random() < GRANTED else _refuse
    try:
        with transaction() as session:
            story.version = decide(session, story, story.approver)
    except Refusal:
        return False
    return True


def _grant(session: Session, story: Story, approver: Officer) -> int:
    command = Grant(
        reference=story.reference,
        version=story.version,
        result_number=f"YL-{story.reference[:6]}",
    )
    return grant(session, command, approver, now=story.at)


def _refuse(session: Session, story: Story, approver: Officer) -> int:
    command = Decline(
        reference=story.reference,
        version=story.version,
        ground=Ground.CONDITIONS_NOT_MET,
        text="经核查，申请人未达到本事项受理条件中规定的年限，可在满足条件后重新申请。",
    )
    return refuse(session, command, approver, now=story.at)


def _deliver(story: Story, _chance: Random) -> bool:
    command = Deliver(
        reference=story.reference,
        version=story.version,
        way=DeliveryWay.IN_PERSON,
        recipient=story.visit.person.name,
    )
    with transaction() as session:
        story.version = deliver(session, command, story.clerk, now=story.at)
    return True
