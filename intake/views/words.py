"""What states, steps and findings are called in the reader's language."""

from intake.values.reasons import GROUNDS, PROCEDURES, REASONS, Ground, Procedure, Reason
from intake.values.states import Breach, CaseState, MaterialState, PaperKind, Step, TaskKind
from kernel.words import _, _l

STATES = {
    CaseState.RECEIVED: _l("Received"),
    CaseState.AWAITING_CORRECTION: _l("Waiting for missing documents"),
    CaseState.ACCEPTED: _l("Accepted"),
    CaseState.DECIDING: _l("Being decided"),
    CaseState.PAUSED: _l("In a special procedure"),
    CaseState.GRANTED: _l("Granted"),
    CaseState.REFUSED: _l("Refused"),
    CaseState.NOT_ACCEPTED: _l("Not accepted"),
    CaseState.WITHDRAWN: _l("Withdrawn"),
    CaseState.DELIVERED: _l("Handed out"),
}
TONES = {
    CaseState.AWAITING_CORRECTION: "warn",
    CaseState.PAUSED: "warn",
    CaseState.GRANTED: "ok",
    CaseState.REFUSED: "bad",
    CaseState.NOT_ACCEPTED: "bad",
    CaseState.DELIVERED: "ok",
    CaseState.WITHDRAWN: "plain",
}
STEPS = {
    Step.RECEIVE: _l("Documents received"),
    Step.REGISTER: _l("Registered for another system"),
    Step.ASK_CORRECTION: _l("One-time notice given"),
    Step.RECEIVE_CORRECTION: _l("Missing documents received"),
    Step.HAND_OVER: _l("Handed over to the department"),
    Step.ACCEPT: _l("Accepted"),
    Step.NOT_ACCEPT: _l("Not accepted"),
    Step.START_DECIDING: _l("Taken on by the department"),
    Step.PAUSE: _l("Special procedure began"),
    Step.RESUME: _l("Special procedure ended"),
    Step.GRANT: _l("Granted"),
    Step.REFUSE: _l("Refused"),
    Step.WITHDRAW: _l("Withdrawn by the applicant"),
    Step.DELIVER: _l("Result handed out"),
}
TASKS = {TaskKind.ACCEPT: _l("Accept or not"), TaskKind.DECIDE: _l("Decide")}
MATERIALS = {
    MaterialState.COMPLETE: _l("Here"),
    MaterialState.MISSING: _l("Missing"),
    MaterialState.WRONG: _l("Wrong"),
    MaterialState.NOT_NEEDED: _l("Not needed"),
}
BREACHES = {
    Breach.NOTICE_LATE: _l("No answer within five working days: a breach"),
    Breach.ASKED_TWICE: _l("Asked a second time for something new: a breach"),
    Breach.DECIDED_LATE: _l("Decided after the time limit: a breach"),
}
PAPERS = {
    PaperKind.RECEIPT: _l("Receipt of documents"),
    PaperKind.CORRECTION: _l("One-time notice of what is still needed"),
    PaperKind.ACCEPTANCE: _l("Notice of acceptance"),
    PaperKind.NON_ACCEPTANCE: _l("Notice of non-acceptance"),
    PaperKind.PAUSE: _l("Notice of a special procedure"),
    PaperKind.DECISION: _l("Decision"),
    PaperKind.DELIVERY: _l("Receipt of delivery"),
}


def reason_words(code: str) -> str:
    """Return what is wrong with a material."""
    return _(REASONS[Reason(code)].msgid) if code else ""


def ground_words(code: str) -> str:
    """Return why an application was refused or not accepted."""
    return _(GROUNDS[Ground(code)].msgid) if code else ""


def procedure_words(code: str) -> str:
    """Return what a special procedure is called."""
    return _(PROCEDURES[Procedure(code)].msgid) if code else ""


def reason_choices() -> list[tuple[str, str]]:
    """Return the coded reasons for the checklist; that it is missing says its state."""
    return [
        (reason.value, _(phrase.msgid))
        for reason, phrase in REASONS.items()
        if reason is not Reason.MISSING
    ]


def state_choices() -> list[tuple[str, object]]:
    """Return what a clerk may find of a material."""
    return [(state.value, words) for state, words in MATERIALS.items()]
