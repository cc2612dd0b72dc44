"""One step of a case on a staff page: it is done, or the case is shown with what was wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session

from groundwork.submissions import once
from intake.forms import ChecklistForm, StepForm, add_refusal, findings_of
from intake.values.commands import Finding
from intake.values.views import CaseView
from intake.views.shown_case import Shown, paper_words, shown_case
from intake.views.words import (
    BREACHES,
    MATERIALS,
    STATES,
    STEPS,
    TONES,
    reason_choices,
    state_choices,
)
from kernel.refusals import Refusal

Work = Callable[[Session], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The staff pages of a case: whose cases they find, how they show one, where it stands."""

    endpoint: str
    find: Callable[[str], CaseView]
    show: Callable[[Shown, FlaskForm | None], str]

    def step(self, reference: str, form: FlaskForm, work: Work) -> ResponseReturnValue:
        """Do one step and show the case, or the case with what was wrong."""
        status = _refused(form, work)
        if status is None:
            return redirect(url_for(self.endpoint, reference=reference, new=1))
        case = self.find(reference)
        return self.show(shown_case(case, _typed(case, form)), form), status


def _refused(form: FlaskForm, work: Work) -> int | None:
    """Do the work once; return the status of a refusal, which the form then says."""
    if not form.validate_on_submit():
        return 422
    try:
        once(work)
    except Refusal as refusal:
        if refusal.status == 404:
            raise
        return add_refusal(form, refusal)
    return None


def _typed(case: CaseView, form: FlaskForm) -> tuple[Finding, ...]:
    if not isinstance(form, ChecklistForm):
        return ()
    return findings_of(request.form, [line.key for line in case.materials])


def case_words(shown: Shown, failed: FlaskForm | None) -> Mapping[str, Any]:
    """Return what the pages of every room say of a case, for templates/intake/staff_case.html."""
    return {
        "page": shown,
        "state": STATES[shown.case.state],
        "tone": TONES.get(shown.case.state),
        "steps": shown.steps,
        "reasons": reason_choices(),
        "states": state_choices(),
        "step_words": STEPS,
        "breaches": BREACHES,
        "words_of": MATERIALS,
        "paper_words": paper_words,
        "failed": failed or StepForm(formdata=None),
    }
