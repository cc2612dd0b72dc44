"""The sheet that says where a case is: issued when somebody asks, again when it has moved."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from documents.queries import papers_of
from documents.usecases.issue_paper import IssuePaper, issue_paper
from intake.values.views import CaseView

SUBJECT = "case_progress"  # apart from the papers of the case, which it lists


def find_progress(session: Session, case: CaseView, language: str, day: date) -> str | None:
    """Return the token of the sheet that says what the case says on `day`, or None."""
    papers = len(papers_of(session, "case", case.reference))
    said = {"version": case.version, "day": day.isoformat(), "paper_count": papers}
    for paper in papers_of(session, SUBJECT, case.reference):
        if paper.locale == language and all(paper.facts.get(key) == said[key] for key in said):
            return paper.token
    return None


def issue_progress(session: Session, command: IssuePaper, *, now: datetime) -> str:
    """Issue a sheet and return its token."""
    return issue_paper(session, command, now=now).token
