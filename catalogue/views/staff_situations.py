"""/staff/catalogue/items/<code>/situations: questions, decision table, faults, and trying it."""

from dataclasses import replace
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.phrases.situations import fault_words, said_words, when_words
from catalogue.queries.drafts import Draft, get_draft
from catalogue.rules.situation_editing import MOST_ROWS, moved
from catalogue.rules.situation_faults import MOST_QUESTIONS, faults
from catalogue.rules.situations import parsed, situation
from catalogue.usecases.save_draft import save_draft
from catalogue.usecases.typed_forms import forget_typed
from catalogue.values.commands import SaveDraft
from catalogue.values.facts import ItemFacts
from catalogue.values.states import ItemKind
from catalogue.views.blueprints import staff
from catalogue.views.typed import number
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import NotFound, Refusal
from kernel.words import say

PARTS = ("questions", "decisions")


@staff.get("/items/<code>/situations")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def show_situations(code: str) -> ResponseReturnValue:
    """All of it; a claim's are its standard's, and are only read."""
    return _page(get_draft(db.session(), code, current_actor()), [])


@staff.post("/items/<code>/situations")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def move_situation(code: str) -> ResponseReturnValue:
    """Move a question or row a place up or down, or remove it."""
    draft = own_draft(code)
    do, _dash, which = request.form.get("do", "").partition("-")
    kind, _dot, key = which.partition(".")
    if kind not in PARTS or do not in ("up", "down", "drop"):
        raise NotFound
    changed: dict[str, Any] = {kind: moved(getattr(draft.facts, kind), key, do)}
    facts = replace(draft.facts, **changed)
    refused = saved(draft, facts, request.form.get("version"))
    if refused:
        return _page(draft, refused), 422
    return redirect(url_for("catalogue_staff.show_situations", code=code, _anchor=kind))


def own_draft(code: str) -> Draft:
    """Return the draft of an item that says its situations itself. Raises NotFound."""
    draft = get_draft(db.session(), code, current_actor())
    if draft.kind is ItemKind.CLAIM:
        raise NotFound
    return draft


def saved(draft: Draft, facts: ItemFacts, version: str | None, form: str = "") -> list[str]:
    """Save changed situations; return why not, if not. What was typed into `form` is saved."""
    command = SaveDraft(facts=facts, item_id=draft.item_id, version=number(version) or 0)
    try:
        with transaction() as session:
            if facts != draft.facts:
                save_draft(session, command, actor=current_actor(), now=clock.now())
            if form:
                forget_typed(session, form, current_actor())
    except Refusal as refusal:
        return [say(refusal.message, **refusal.params)]
    return []


def _page(draft: Draft, refused: list[str]) -> str:
    facts = draft.facts
    return render_template(
        "catalogue/situations.html",
        draft=draft,
        refused=refused,
        faults=[(one, fault_words(facts, one)) for one in faults(facts)],
        rows=[_row(facts, row) for row in facts.decisions],
        conditions={q.key: _conditions(facts, q.when) for q in facts.questions},
        most_questions=MOST_QUESTIONS,
        most_rows=MOST_ROWS,
        tried=_tried(facts),
    )


def _row(facts: ItemFacts, row: Any) -> dict[str, Any]:
    return {
        "key": row.key,
        "when": [(q.text, when_words(facts, row.when, q.key)) for q in facts.questions],
        "said": said_words(facts, row),
    }


def _conditions(facts: ItemFacts, when: Any) -> list[str]:
    return [
        f"{q.text} {words}" for q in facts.questions if (words := when_words(facts, when, q.key))
    ]


def _tried(facts: ItemFacts) -> dict[str, Any] | None:
    """Return what the answers in the address make of the item."""
    given = parsed("~".join(request.args.getlist("try")))
    if not given or not facts.questions:
        return None
    found = situation(facts, given)
    return {
        "found": found,
        "rows": [(row.key, said_words(facts, row)) for row in found.fitting],
        "numbers": {row.key: place for place, row in enumerate(facts.decisions, 1)},
    }
