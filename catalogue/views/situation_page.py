"""The page of one question or row: how it is shown, checked and saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.queries.drafts import Draft
from catalogue.rules.situation_faults import MOST_ANSWERS
from catalogue.usecases.typed_forms import Typed
from catalogue.values.facts import ItemFacts
from catalogue.values.situations import QuestionFacts
from catalogue.views.situation_typing import situation_form
from catalogue.views.staff_situations import saved
from catalogue.views.staff_typed import is_wanted, typed_in
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
            keep=self._typed_href(),
            left=self._left(),
        )

    def _typed_href(self) -> str:
        return url_for(
            "catalogue_staff.keep_situation",
            code=self.draft.facts.code,
            kind=self.kind,
            key=self.key or None,
        )

    def _left(self) -> Typed | None:
        """Return what was typed before and not saved, where this page does not show it."""
        if request.method != "GET" or is_wanted():
            return None
        return typed_in(situation_form(self.draft, self.kind, self.key))

    def refused(self, there: int, most: int) -> list[str]:
        """Return what is wrong with the form as a whole; its fields say what else is."""
        if not self.form.validate() and "csrf_token" in self.form.errors:
            return [_("This form was open for too long. Save it again.")]
        if not self.key and there >= most:
            return [_("There are %(most)s already; more do not fit. Remove one first.", most=most)]
        return []

    def saved(self, facts: ItemFacts) -> ResponseReturnValue:
        """Save, and lead back to the table or on to another one."""
        form = situation_form(self.draft, self.kind, self.key)
        refused = saved(self.draft, facts, self.form.version.data, form)
        if refused:
            return self.shown(refused), 422
        code = self.draft.facts.code
        if request.form.get("do") == "next":
            return redirect(url_for(f"catalogue_staff.edit_{self.kind}", code=code))
        anchor = f"{self.kind}s"
        return redirect(url_for("catalogue_staff.show_situations", code=code, _anchor=anchor))
