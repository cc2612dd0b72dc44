"""Where my case is, on paper."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import current_app, g
from flask.typing import ResponseReturnValue
from flask_babel import force_locale

from booking.rules.entry import show_reference
from documents.queries import find_paper, papers_of
from documents.refusals import PaperUnknown
from documents.usecases.issue_paper import IssuePaper
from documents.values import PaperRow
from intake.pdf.progress import PROGRESS
from intake.usecases.progress import SUBJECT, find_progress, issue_progress
from intake.values.views import CaseView
from intake.views.blueprints import cases
from intake.views.cases import clocks_shown, granted, held_by, holders_of
from intake.views.papers import pdf
from intake.views.shown_case import material_names, paper_words
from intake.views.stages import Stage, stages_of
from intake.views.words import STATES
from kernel import clock
from kernel.access import Access, open_to
from kernel.clock import office_day
from kernel.db import db, transaction
from kernel.locales import LANGUAGES, LEGAL
from kernel.texts import Shown, pick

TITLE = "办件进度单"


@cases.get("/<reference>/progress.pdf")
@open_to(Access.CITIZEN)
def progress_pdf(reference: str) -> ResponseReturnValue:
    """The stages of one's own case, its days and its papers, to print."""
    case = granted(reference)
    today = office_day(clock.now())
    token = find_progress(db.session(), case, g.lang, today) or _issue(case)
    found = find_paper(db.session(), token)
    if found is None:
        raise PaperUnknown
    return pdf(found)


def _issue(case: CaseView) -> str:
    base = str(current_app.config["ONEWINDOW_PUBLIC_BASE_URL"])
    command = IssuePaper(
        kind=PROGRESS,
        locale=g.lang,
        number=show_reference(case.reference),
        title=TITLE,
        facts=_facts(case, f"{base.rstrip('/')}/{g.lang}/cases"),
        subject_kind=SUBJECT,
        subject_key=case.reference,
        public_base=base,
    )
    with transaction() as session:
        return issue_progress(session, command, now=clock.now())


def _facts(case: CaseView, follow_url: str) -> dict[str, Any]:
    """Return all that the sheet says, frozen in both languages."""
    papers = papers_of(db.session(), "case", case.reference)
    originals = [paper for paper in papers if not paper.is_copy]
    return {
        "version": case.version,
        "day": office_day(clock.now()).isoformat(),
        "paper_count": len(papers),
        "reference": show_reference(case.reference),
        "applicant": case.name,
        "received_at": case.received_at.isoformat(),
        "decided": case.decided_at is not None,
        "follow_url": follow_url,
        "papers": [
            {"number": paper.number, "at": paper.issued_at.isoformat()} for paper in originals
        ],
        "zh": _told(case, originals, LEGAL),
        "local": _told(case, originals, g.lang),
    }


def _told(case: CaseView, papers: Sequence[PaperRow], tag: str) -> Mapping[str, Any]:
    with force_locale(LANGUAGES[tag].babel):
        holders, now = holders_of(case, tag), clock.now()
        return {
            "item": _text(pick(case.item_names, tag), tag),
            "centre": _text(holders.centre, tag),
            "holder": _text(held_by(case, holders), tag),
            "state": str(STATES[case.state]),
            "stages": [
                _stage(one, tag) for one in stages_of(case, holders, material_names(case, tag), now)
            ],
            "clocks": [
                {
                    "title": one.title,
                    "limit": one.limit,
                    "last": one.last,
                    "estimated": one.estimated,
                    "used": one.used,
                    "promised": one.promised,
                }
                for one in clocks_shown(case, now)
            ],
            "papers": [paper_words(paper) for paper in papers],
        }


def _stage(stage: Stage, tag: str) -> Mapping[str, Any]:
    return {
        "name": stage.name,
        "state": stage.state,
        "moment": stage.moment,
        "who": _text(stage.who, tag) if stage.who else None,
        "text": stage.text,
        "todo": list(stage.todo),
    }


def _text(shown: Shown, tag: str) -> str | None:
    """Return a name where it is there in this language; Chinese alone stands on the sheet else."""
    return shown.text if shown.lang == tag else None
