"""Papers of cases for staff: the file, and a copy of it."""

from flask import Response, redirect, url_for
from flask.typing import ResponseReturnValue

from documents.queries import find_paper
from documents.usecases.reprint_paper import ReprintPaper, reprint_paper
from documents.values import PaperRow
from intake.queries import get_department_case, get_desk_case
from intake.views.acting import file_of
from intake.views.blueprints import papers
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import NotFound


@papers.get("/<token>.pdf")
@open_to(Access.STAFF, Action.TAKE_IN)
def show(token: str) -> ResponseReturnValue:
    """The paper of a case of one's own centre."""
    return pdf(_of_desk(token))


@papers.post("/<token>/copy")
@open_to(Access.STAFF, Action.TAKE_IN)
def copy(token: str) -> ResponseReturnValue:
    """Print it again, marked as a copy."""
    paper, actor = _of_desk(token), current_actor()
    command = ReprintPaper(token=paper.token, by_name=actor.name, issued_by=actor.staff_id)
    with transaction() as session:
        made = reprint_paper(session, command, now=clock.now())
    return redirect(url_for("case_papers.show", token=made.token))


@papers.get("/department/<token>.pdf")
@open_to(Access.STAFF, Action.DECIDE)
def show_department(token: str) -> ResponseReturnValue:
    """The paper of a case of one's own department."""
    paper = _paper(token)
    get_department_case(db.session(), paper.subject_key, current_actor())
    return pdf(paper)


def pdf(paper: PaperRow) -> Response:
    """Return the file of a paper, to be read in the browser."""
    response = Response(file_of(paper.token).pdf, mimetype="application/pdf")
    name = f"{paper.kind}-{paper.number.replace(' ', '')}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _of_desk(token: str) -> PaperRow:
    paper = _paper(token)
    get_desk_case(db.session(), paper.subject_key, current_actor())
    return paper


def _paper(token: str) -> PaperRow:
    paper = find_paper(db.session(), token)
    if paper is None or paper.subject_kind != "case":
        raise NotFound
    return paper
