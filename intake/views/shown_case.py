"""A case as staff pages show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask import g

from catalogue.phrases import material_name
from catalogue.phrases.situated import Answered, answered
from catalogue.values.facts import ItemFacts
from documents.queries import papers_of
from documents.values import PaperRow
from intake.queries.authority import may_accept_at
from intake.queries.items import item_of
from intake.rules.acceptance import Filing, notice_due
from intake.rules.moves import steps_from
from intake.values.commands import Finding
from intake.values.reasons import Reason
from intake.values.states import LACKING, CaseState, PaperKind, Step
from intake.values.views import CaseView
from intake.views.checklist import CheckRow, checklist
from intake.views.explained import Explained, explain
from intake.views.words import PAPERS
from kernel import clock
from kernel.clock import office_day
from kernel.db import db
from organisation.queries import staff_names, working_days
from organisation.values import Purpose

OPEN = (CaseState.RECEIVED, CaseState.AWAITING_CORRECTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A case with all that its page says."""

    case: CaseView
    facts: ItemFacts
    rows: tuple[CheckRow, ...]
    answered: tuple[Answered, ...]  # about the situation
    papers: tuple[PaperRow, ...]
    clocks: tuple[Explained, ...]
    answer_by: date | None
    steps: frozenset[Step]
    lacking: bool
    may_accept: bool
    names: Mapping[int, str]  # of staff


def shown_case(case: CaseView, findings: tuple[Finding, ...] = ()) -> Shown:
    """Return a case as staff read it; `findings` are what was typed just now."""
    session, today = db.session(), office_day(clock.now())
    item = item_of(session, case)
    facts = item.facts
    return Shown(
        case=case,
        facts=facts,
        rows=checklist(facts.materials, findings or _found(case), g.lang),
        answered=tuple(answered(facts, case.answers, g.lang)),
        papers=tuple(papers_of(session, "case", case.reference)),
        clocks=clocks_of(case, today),
        answer_by=_answer_by(case),
        steps=steps_from(case.state, outside=case.is_outside),
        lacking=any(line.required and line.state in LACKING for line in case.materials),
        may_accept=may_accept_at(session, item, case.centre_id, today),
        names=staff_names(session, {e.staff_id for e in case.events if e.staff_id}),
    )


def clocks_of(case: CaseView, today: date) -> tuple[Explained, ...]:
    """Return the due dates of a case, the promised one first."""
    dues = (("promised", case.promised), ("statutory", case.statutory))
    return tuple(explain(name, case.limits[name], due, today) for name, due in dues if due)


def paper_words(paper: PaperRow) -> str:
    """Return what a paper is called in the reader's language."""
    return str(PAPERS[PaperKind(paper.kind)])


def material_names(case: CaseView, lang: str) -> Mapping[str, str]:
    """Return the names of a case's materials in the reader's language, by key."""
    facts = item_of(db.session(), case).facts
    return {one.key: material_name(one, lang).text for one in facts.materials}


def _found(case: CaseView) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            key=line.key,
            state=line.state,
            originals=line.originals,
            copies=line.copies,
            reason=Reason(line.reason) if line.reason else None,
            remark=line.remark,
        )
        for line in case.materials
    )


def _answer_by(case: CaseView) -> date | None:
    if case.state is not CaseState.RECEIVED or case.is_outside:
        return None
    days = working_days(db.session(), case.region_id, Purpose.DEADLINE)
    filing = Filing(received_on=office_day(case.received_at), corrected_on=case.corrected_on)
    return notice_due(filing, days)
