"""The road of a case as its citizen sees it: 收件, 受理, 审查, 决定, 制证, 送达."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from documents.values import isolate_name
from intake.values.states import LACKING, CaseState, Step
from intake.values.views import CaseView, EventLine
from intake.views.words import ground_words, procedure_words, reason_words
from kernel.clock import office_day
from kernel.texts import Shown
from kernel.words import _, longdate, moment

DECIDED = (Step.GRANT, Step.REFUSE, Step.NOT_ACCEPT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage as the timeline macro shows it."""

    name: str
    state: str  # done | now | you | late | todo
    moment: str | None = None
    who: Shown | None = None
    text: str | None = None
    todo: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holders:
    """Who holds a case, in the reader's language."""

    centre: Shown
    department: Shown


def stages_of(
    case: CaseView, holders: Holders, materials: Mapping[str, str], now: datetime
) -> tuple[Stage, ...]:
    """Return the stages of a case, those still to come too; `materials` are names by key."""
    return tuple(_stages(case, holders, materials, now))


def _stages(
    case: CaseView, holders: Holders, materials: Mapping[str, str], now: datetime
) -> Iterator[Stage]:
    yield Stage(
        name=_("Handing in"),
        state="done",
        moment=moment(case.received_at),
        who=holders.centre,
    )
    if case.is_outside:
        yield from _outside(case, holders)
        return
    yield _acceptance(case, holders, materials)
    if case.state is CaseState.NOT_ACCEPTED or _happened(case, Step.NOT_ACCEPT):
        yield _delivery(case, holders)
        return
    if case.state is CaseState.WITHDRAWN:
        return
    yield _review(case, holders, now)
    yield _decision(case, holders)
    if not _happened(case, Step.REFUSE):
        yield _result(case, holders)
    yield _delivery(case, holders)


def _outside(case: CaseView, holders: Holders) -> Iterator[Stage]:
    decided = case.decided_at is not None
    yield Stage(
        name=_("Decided in another system"),
        state="done" if decided else "now",
        moment=moment(case.decided_at) if case.decided_at else None,
        who=holders.department,
        text=_("This service is handled in another system; its time is not measured here."),
    )
    yield _delivery(case, holders)


def _acceptance(case: CaseView, holders: Holders, materials: Mapping[str, str]) -> Stage:
    name = _("Acceptance")
    if case.accepted_on:
        return Stage(
            name=name, state="done", moment=longdate(case.accepted_on), who=holders.department
        )
    refused = _last(case, Step.NOT_ACCEPT)
    if refused:
        return Stage(
            name=_("Not accepted"),
            state="done",
            moment=moment(refused.at),
            who=holders.department,
            text=ground_words(refused.details.get("ground", "")),
        )
    if case.state is CaseState.WITHDRAWN:
        return Stage(name=_("Withdrawn"), state="done", text=_("You took the application back."))
    if case.state is CaseState.AWAITING_CORRECTION:
        return _waiting_for_you(case, name, materials)
    return Stage(
        name=name,
        state="now",
        who=holders.department if case.task else holders.centre,
        text=_("Not accepted yet: the time limit has not started."),
    )


def _waiting_for_you(case: CaseView, name: str, materials: Mapping[str, str]) -> Stage:
    lacks = [line for line in case.materials if line.required and line.state in LACKING]
    return Stage(
        name=name,
        state="you",
        moment=moment(case.noticed_at) if case.noticed_at else None,
        text=_("Not accepted yet, and the time limit has not started: something is missing."),
        todo=[
            _(
                "%(document)s: %(reason)s",
                document=isolate_name(materials[line.key]),
                reason=reason_words(line.reason),
            )
            for line in lacks
        ],
    )


def _review(case: CaseView, holders: Holders, now: datetime) -> Stage:
    name = _("Examination")
    if case.decided_at:
        return Stage(name=name, state="done", who=holders.department)
    if case.state is CaseState.PAUSED:
        event = _last(case, Step.PAUSE)
        words = procedure_words(event.details.get("procedure", "")) if event else ""
        return Stage(
            name=name,
            state="now",
            who=holders.department,
            text=_("%(procedure)s: these days do not count.", procedure=words),
        )
    if case.state not in (CaseState.ACCEPTED, CaseState.DECIDING):
        return Stage(name=name, state="todo")
    pace = _pace(case, now)
    late = _("The promised day has passed. You may ask why at the number below.")
    return Stage(
        name=name, state=pace, who=holders.department, text=late if pace == "late" else None
    )


def _pace(case: CaseView, now: datetime) -> str:
    dues = [due.day for due in (case.statutory, case.promised) if due]
    return "late" if dues and office_day(now) > min(dues) else "now"


def _decision(case: CaseView, holders: Holders) -> Stage:
    event = next((one for one in reversed(case.events) if one.step in DECIDED), None)
    if event is None:
        return Stage(name=_("The decision"), state="todo")
    granted = event.step is Step.GRANT
    return Stage(
        name=_("Decided: granted") if granted else _("Decided: refused"),
        state="done",
        moment=moment(event.at),
        who=holders.department,
        text=None if granted else ground_words(event.details.get("ground", "")),
    )


def _result(case: CaseView, holders: Holders) -> Stage:
    made = _happened(case, Step.GRANT)
    return Stage(
        name=_("Making the certificate"),
        state="done" if made else "todo",
        who=holders.department if made else None,
    )


def _delivery(case: CaseView, holders: Holders) -> Stage:
    if case.delivered_at:
        return Stage(
            name=_("Handing out"),
            state="done",
            moment=moment(case.delivered_at),
            who=holders.centre,
        )
    ready = case.state in (CaseState.REFUSED, CaseState.NOT_ACCEPTED, CaseState.GRANTED)
    return Stage(
        name=_("Handing out"),
        state="you" if ready else "todo",
        todo=[
            _(
                "Collect the result at %(place)s with your identity document.",
                place=isolate_name(holders.centre.text),
            )
        ]
        if ready
        else (),
    )


def _last(case: CaseView, step: Step) -> EventLine | None:
    return next((event for event in reversed(case.events) if event.step is step), None)


def _happened(case: CaseView, step: Step) -> bool:
    return _last(case, step) is not None
