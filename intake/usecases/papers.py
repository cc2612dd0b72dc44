"""Issues the papers of a case with everything they say frozen in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from booking.rules.entry import show_reference
from catalogue.phrases import material_name
from catalogue.phrases.situated import answered
from catalogue.values.facts import ItemFacts, MaterialFacts
from documents.usecases.issue_paper import IssuePaper, issue_paper
from intake.queries.items import item_of
from intake.rules.profiles import profile_of, title_of
from intake.tables import Case, CaseMaterial
from intake.values.commands import Officer
from intake.values.states import PaperKind
from kernel.locales import LEGAL
from organisation.queries import centre_by_id, get_department


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A paper to issue: what it says besides what every paper of the case says."""

    kind: PaperKind
    granted: bool = True  # of a decision
    facts: Mapping[str, Any] = field(default_factory=dict)


def issue(session: Session, case: Case, draft: Draft, officer: Officer, *, now: datetime) -> str:
    """Issue one paper of a case and return its token."""
    item = item_of(session, case).facts
    case.paper_count += 1
    number = f"{show_reference(case.reference)}-{case.paper_count:02d}"
    common = _common(case, item, officer)
    command = IssuePaper(
        kind=draft.kind.value,
        locale=case.locale,
        number=number,
        title=title_of(draft.kind, profile_of(item.item_type), granted=draft.granted).zh,
        facts={**common, "granted": draft.granted, **draft.facts},
        subject_kind="case",
        subject_key=case.reference,
        public_base=officer.public_base,
        issued_by=officer.actor.staff_id,
    )
    return issue_paper(session, command, now=now).token


def _common(case: Case, item: ItemFacts, officer: Officer) -> dict[str, Any]:
    return {
        "reference": show_reference(case.reference),
        "item_type": item.item_type.value,
        "item": dict(case.item_names),
        "item_code": case.item_code,
        "answers": _answers(item, case),
        "applicant": case.name,
        "centre": dict(centre_by_id(case.centre_id).names),
        "department": dict(get_department(case.department_id).names),
        "received_at": case.received_at.isoformat(),
        "officer": officer.actor.name,
        "follow_url": f"{officer.public_base.rstrip('/')}/{case.locale}/cases",
    }


def _answers(item: ItemFacts, case: Case) -> list[list[dict[str, str]]]:
    """Return the questions about the situation that were answered, each with its answer."""
    told = (answered(item, case.answers, tag) for tag in (LEGAL, case.locale))
    return [
        [{one.lang: one.text, other.lang: other.text} for one, other in zip(*rows, strict=True)]
        for rows in zip(*told, strict=True)
    ]


def material_facts(
    material: CaseMaterial, facts: Mapping[str, MaterialFacts], locale: str
) -> dict[str, Any]:
    """Return one line of the checklist as papers print it."""
    of_item = facts[material.key]
    local = material_name(of_item, locale)
    return {
        "name": {LEGAL: material.name, str(local.lang): local.text},
        "kind": of_item.kind.value,
        "required": material.required,
        "state": material.state.value,
        "originals": material.originals,
        "copies": material.copies,
        "reason": material.reason,
        "remark": material.remark,
    }


def materials_facts(session: Session, case: Case, rows: list[CaseMaterial]) -> list[dict[str, Any]]:
    """Return the checklist of a case as papers print it."""
    item = item_of(session, case).facts
    facts = {material.key: material for material in item.materials}
    return [material_facts(row, facts, case.locale) for row in rows]
