"""/staff/catalogue/items/<code>/situations/...: write one question, or one row of the table."""

from dataclasses import replace
from typing import Any

from flask import abort, request
from flask.typing import ResponseReturnValue

from catalogue.forms.situations import DecisionForm, QuestionForm, answer_choices, offer
from catalogue.queries.drafts import Draft
from catalogue.queries.published import get_revisions
from catalogue.queries.revisions import in_force_id
from catalogue.rules.situation_editing import (
    MOST_ROWS,
    free_key,
    known_answers,
    known_keys,
    put,
)
from catalogue.rules.situation_faults import MOST_ANSWERS, MOST_QUESTIONS
from catalogue.values.facts import ItemFacts
from catalogue.values.situations import QuestionFacts
from catalogue.views.blueprints import staff
from catalogue.views.situation_page import PartPage
from catalogue.views.situation_typing import went_on_with
from catalogue.views.situations_typed import (
    as_decision,
    as_question,
    moved_answers,
    read_decision,
    read_question,
)
from catalogue.views.staff_situations import own_draft
from catalogue.views.typed import problems
from kernel.access import Access, Action, open_to
from kernel.db import db
from kernel.words import _


@staff.route("/items/<code>/situations/question", methods=["GET", "POST"])
@staff.route("/items/<code>/situations/question/<key>", methods=["GET", "POST"])
@open_to(Access.STAFF, Action.EDIT_ITEM)
def edit_question(code: str, key: str = "") -> ResponseReturnValue:
    """One question with its answers; without a key a new one."""
    draft = own_draft(code)
    page = _question_page(draft, key)
    if not page.form.is_submitted() or moved_answers(page.form, request.form.get("do", "")):
        return page.shown()
    there = draft.facts.questions
    refused = page.refused(len(there), MOST_QUESTIONS)
    stated = _stated(draft)
    old, key = _find(there, key), key or free_key("q", known_keys(*stated))
    question = read_question(page.form, page.asked, key, old, known_answers(key, *stated))
    if len(question.answers) > MOST_ANSWERS:
        refused.append(_("A question has at most %(most)s answers.", most=MOST_ANSWERS))
    if refused or problems(page.form):
        return page.shown(refused), 422
    return page.saved(replace(draft.facts, questions=put(there, question)))


@staff.route("/items/<code>/situations/decision", methods=["GET", "POST"])
@staff.route("/items/<code>/situations/decision/<key>", methods=["GET", "POST"])
@open_to(Access.STAFF, Action.EDIT_ITEM)
def edit_decision(code: str, key: str = "") -> ResponseReturnValue:
    """One row of the decision table; without a key a new one."""
    draft = own_draft(code)
    page = _decision_page(draft, key)
    if not page.form.is_submitted():
        return page.shown()
    there = draft.facts.decisions
    refused = page.refused(len(there), MOST_ROWS)
    free = free_key("d", known_keys(*_stated(draft)))
    row = read_decision(page.form, draft.facts, key or free, _find(there, key))
    if refused or row is None or problems(page.form):
        return page.shown(refused), 422
    return page.saved(replace(draft.facts, decisions=put(there, row)))


def _question_page(draft: Draft, key: str) -> PartPage:
    there = draft.facts.questions
    old = _find(there, key)
    asked: tuple[QuestionFacts, ...] = there[: there.index(old)] if old else there
    typed = went_on_with(draft, "question", key)
    form = QuestionForm(data={**as_question(old), "version": str(draft.version)}, **typed)
    form.when.choices = answer_choices(asked)
    return PartPage(kind="question", draft=draft, key=key, form=form, asked=asked)


def _decision_page(draft: Draft, key: str) -> PartPage:
    old = _find(draft.facts.decisions, key)
    typed = went_on_with(draft, "decision", key)
    form = DecisionForm(data={**as_decision(old), "version": str(draft.version)}, **typed)
    offer(form, draft.facts)
    asked = draft.facts.questions
    return PartPage(kind="decision", draft=draft, key=key, form=form, asked=asked)


def _stated(draft: Draft) -> list[ItemFacts]:
    """Return what is said now: by the draft, and by the version in force, if there is one."""
    in_force = in_force_id(db.session(), draft.item_id)
    published = get_revisions(db.session(), [in_force]) if in_force else {}
    return [draft.facts, *(one.facts for one in published.values())]


def _find(parts: Any, key: str) -> Any:
    """Return the part with a key; without a key none. A key that is none is not found."""
    found = next((one for one in parts if one.key == key), None)
    if key and found is None:
        abort(404)
    return found
