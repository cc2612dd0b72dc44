"""The page of one question or row: how it is shown, checked and saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.queries.drafts import Draft
from catalogue.rules.situation_faults import MOST_ANSWERS
from catalogue.values.facts import ItemFacts
from catalogue.values.situations import QuestionFacts
from catalogue.views.staff_situations import saved
from catalogue.views.typed import problems
from kernel.words import _

TEMPLATES = {
    "question": "catalogue/situation_question.html",
    "decision": "catalogue/situation_decision.html",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPage:
    """`kind`: question or decision; `asked`: the questions its conditions may name."""

    kind: str
    draft: Draft
    key: str  # empty for a new one
    form: Any
    asked: Sequence[QuestionFacts]

    def shown(self, refused: Sequence[str] = ()) -> str:
        """Return the page."""
        return render_template(
            TEMPLATES[self.kind],
            draft=self.draft,
            form=self.form,
            asked=self.asked,
            refused=refused,
            wrong=problems(self.form),
            most_answers=MOST_ANSWERS,
        )

    def refused(self, there: int, most: int) -> list[str]:
        """Return what is wrong with the form as a whole; its fields say what else is."""
        if not self.form.validate() and "csrf_token" in self.form.errors:
            return [_("This form was open for too long. Save it again.")]
        if not self.key and there >= most:
            return [_("There are %(most)s already; more do not fit. Remove one first.", most=most)]
        return []

    def saved(self, facts: ItemFacts) -> ResponseReturnValue:
        """Save, and lead back to the table or on to another one."""
        refused = saved(self.draft, facts, self.form.version.data)
        if refused:
            return self.shown(refused), 422
        code = self.draft.facts.code
        if request.form.get("do") == "next":
            return redirect(url_for(f"catalogue_staff.edit_{self.kind}", code=code))
        anchor = f"{self.kind}s"
        return redirect(url_for("catalogue_staff.show_situations", code=code, _anchor=anchor))
