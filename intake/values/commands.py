"""What somebody asks intake to do, and what comes of it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from catalogue.values.situations import Answers
from intake.values.reasons import DeliveryWay, Ground, Procedure, Reason
from intake.values.states import MaterialState
from kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class Officer:
    """Who acts, and the public address that the papers carry."""

    actor: Actor
    public_base: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """The person a case is for."""

    name: str
    phone: str
    locale: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the clerk found of one material. `remark` is Chinese."""

    key: str
    state: MaterialState = MaterialState.COMPLETE
    originals: int = 0
    copies: int = 0
    reason: Reason | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveMaterials:
    """Take in one item for one person, under the revision it was booked or shown under."""

    centre_id: int
    revision_id: int
    applicant: Applicant
    findings: tuple[Finding, ...]  # one for each material in this situation
    submission: str  # the same for a second click on the same button
    appointment: str | None = None  # its reference; none for a walk-in
    answers: Answers = field(default_factory=dict)  # about the situation, where the item asks


class Outcome(StrEnum):
    """What the desk does with what it took in."""

    RECEIVE = "receive"  # only the receipt: the rest follows
    ACCEPT = "accept"
    HAND_OVER = "hand_over"
    ASK_CORRECTION = "ask_correction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Which case, as it was when it was read: another's change in between is not overwritten."""

    reference: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AskCorrection(Request):
    """Tell the applicant once all that is missing. `despite_breach` asks a second time."""

    findings: tuple[Finding, ...]
    bring_by: date | None = None
    despite_breach: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveCorrection(Request):
    """Take in what was missing."""

    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver(Request):
    """Leave acceptance to the department."""

    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decline(Request):
    """Refuse, or do not accept: with a coded ground and the reasons in words (Chinese)."""

    ground: Ground
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant(Request):
    """Grant. `result_number` is that of the licence or certificate."""

    result_number: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseCase(Request):
    """Begin a special procedure; `needs_days` is told to the applicant in writing."""

    procedure: Procedure
    needs_days: int
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliver(Request):
    """Hand the result out."""

    recipient: str
    way: DeliveryWay = DeliveryWay.IN_PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(Request):
    """The applicant takes the application back."""

    why: str = ""


class OutsideResult(StrEnum):
    """What another system says of a case."""

    PENDING = "pending"
    GRANTED = "granted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterOutside:
    """Note a case that another system handles: person, item, its number there, its result."""

    centre_id: int
    revision_id: int
    applicant: Applicant
    outside_number: str
    submission: str
    result: OutsideResult = OutsideResult.PENDING
    appointment: str | None = None
    answers: Answers = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A case that was made. `again`: the same submit was answered before."""

    reference: str
    version: int
    again: bool = False
