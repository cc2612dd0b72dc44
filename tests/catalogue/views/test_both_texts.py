"""Two editors at once: the second sees both texts and takes over field by field."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from catalogue.queries.drafts import facts_of, get_draft_row
from catalogue.usecases.save_draft import save_draft
from catalogue.values.commands import SavedDraft, SaveDraft
from catalogue.values.facts import ItemFacts
from kernel.access import SYSTEM, Role
from kernel.db import transaction
from tests.catalogue.builders import a_draft, a_material, some_facts
from tests.catalogue.views.filled import filled
from tests.client import PageClient
from tests.clock import NOW
from tests.faults.house import a_visitor
from tests.organisation.builders import COUNTY, a_small_world

HERE: dict[str, Any] = {"department": "police局", "region": COUNTY}
CARD, PHOTO = a_material("身份证", key="a"), a_material("照片", key="b")
BEFORE: dict[str, Any] = {"conditions": "满半年", "hours": "上午", "materials": (CARD,)}
Typed = dict[str, list[str]]


@pytest.fixture
def editor(app: Flask) -> PageClient:
    a_small_world()
    return a_visitor(app, Role.EDITOR)


def path(draft: SavedDraft) -> str:
    return f"/staff/catalogue/items/{draft.code}"


def somebody_saves(draft: SavedDraft, **facts: Any) -> None:
    with transaction() as session:
        said = some_facts(**{**HERE, **BEFORE, "code": draft.code, **facts})
        save_draft(session, SaveDraft(facts=said, item_id=draft.item_id), actor=SYSTEM, now=NOW)


def send(editor: PageClient, draft: SavedDraft, page: TestResponse | str, **typed: str) -> Any:
    html = page if isinstance(page, str) else page.text
    data = filled(html) | {name: [value] for name, value in typed.items()}
    return editor.post(path(draft), data=data)


def conflict(editor: PageClient, typed: dict[str, str], **theirs: Any) -> tuple[SavedDraft, Any]:
    """Open a form, let somebody else save `theirs`, then send what was typed."""
    draft = a_draft(**HERE, **BEFORE)
    opened = editor.get(path(draft)).text
    somebody_saves(draft, **theirs)
    return draft, send(editor, draft, opened, **typed, do="save")


def now_there(session: Session, draft: SavedDraft) -> ItemFacts:
    session.rollback()
    return facts_of(get_draft_row(session, draft.item_id))


def test_both_texts_are_shown_and_nothing_is_saved(editor: PageClient, session: Session) -> None:
    draft, page = conflict(editor, {"conditions": "满两年"}, conditions="满一年")

    assert page.status_code == 422
    assert "Both texts" in page.text
    assert '<del><span class="vh">Removed:</span>一</del>' in page.text
    assert '<ins><span class="vh">Added:</span>两</ins>' in page.text
    assert now_there(session, draft).conditions == "满一年"


def test_what_only_one_changed_is_chosen_already(editor: PageClient, session: Session) -> None:
    theirs = {"hours": "全天", "materials": (CARD, PHOTO)}
    draft, page = conflict(editor, {"conditions": "满两年"}, **theirs)
    choices = filled(page.text)
    assert choices["take-conditions"] == ["mine"]
    assert choices["take-hours"] == choices["take-materials.b"] == ["theirs"]

    form = send(editor, draft, page, do="merge")
    saved = send(editor, draft, form, do="save")

    assert form.status_code == 200
    assert "What you chose stands in the form" in form.text
    assert saved.status_code == 302, saved.text
    found = now_there(session, draft)
    assert (found.conditions, found.hours) == ("满两年", "全天")
    assert [one.name for one in found.materials] == ["身份证", "照片"]


@pytest.mark.parametrize(("choice", "kept"), [("mine", "满两年"), ("theirs", "满一年")])
def test_what_both_changed_is_decided_by_the_reader(
    editor: PageClient, session: Session, choice: str, kept: str
) -> None:
    draft, page = conflict(editor, {"conditions": "满两年"}, conditions="满一年")
    assert "take-conditions" not in filled(page.text)
    undecided = send(editor, draft, page, do="merge")
    assert undecided.status_code == 422
    assert "Choose one of both for each field." in undecided.text

    form = send(editor, draft, undecided, do="merge", **{"take-conditions": choice})
    send(editor, draft, form, do="save")

    assert now_there(session, draft).conditions == kept


def test_a_third_save_in_between_is_shown_too(editor: PageClient, session: Session) -> None:
    draft, page = conflict(editor, {"conditions": "满两年"}, conditions="满一年")
    somebody_saves(draft, conditions="满三年")

    again = send(editor, draft, page, do="merge", **{"take-conditions": "mine"})

    assert again.status_code == 422
    assert "三" in again.text
    assert now_there(session, draft).conditions == "满三年"


@pytest.mark.parametrize("was", ["", "x", "[]", '{"conditions": 3}'])
def test_a_form_that_was_tampered_with_only_chooses_nothing(editor: PageClient, was: str) -> None:
    draft = a_draft(**HERE, **BEFORE)
    opened = editor.get(path(draft)).text
    somebody_saves(draft, conditions="满一年")

    page = send(editor, draft, opened, conditions="满两年", was=was, do="save")

    assert page.status_code == 422
    assert "Both texts" in page.text
