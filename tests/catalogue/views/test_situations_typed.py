"""What an editor typed into a question or a row of the table survives a closed browser."""

from typing import Any

import pytest

from catalogue.tables import TypedForm
from kernel.db import db
from tests.catalogue.builders import a_draft
from tests.catalogue.situations import facts_asking
from tests.catalogue.views.test_staff_review import HERE
from tests.catalogue.views.test_typed import form_of
from tests.client import PageClient

ITEMS = "/staff/catalogue/items"


@pytest.fixture
def editor(people: dict[str, PageClient]) -> PageClient:
    return people["editor"]


@pytest.fixture
def base(editor: PageClient) -> str:
    return f"{ITEMS}/{a_draft(**HERE, **facts_asking()).code}/situations"


def leave(client: PageClient, base: str, part: str, **typed: str) -> None:
    sent: dict[str, Any] = {**form_of(client, f"{base}/{part}"), **typed}
    answer = client.post(f"{base}/typed/{part}", data=sent, csrf=False, lint=False)
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    ("part", "field"), [("question/why", "hint"), ("question", "text"), ("decision/1", "note")]
)
def test_what_was_typed_is_there_on_return(
    editor: PageClient, base: str, part: str, field: str
) -> None:
    leave(editor, base, part, **{field: "半句话"})

    left, again = (editor.get(f"{base}/{part}{more}").text for more in ("", "?typed=1"))

    assert "You have unsaved changes from" in left
    assert "半句话" not in left
    assert "半句话" in again
    assert "You have unsaved changes from" not in again
    assert f'data-keep="{base}/typed/{part}"' in left


def test_it_is_kept_for_its_own_part_alone(editor: PageClient, base: str) -> None:
    leave(editor, base, "question/why", hint="半句话")

    for part in ("question/age", "question", "decision/1"):
        assert "You have unsaved changes from" not in editor.get(f"{base}/{part}").text


def test_saving_ends_it_though_somebody_saved_meanwhile(editor: PageClient, base: str) -> None:
    leave(editor, base, "question/why", hint="半句话")
    other = form_of(editor, f"{base}/question/age")
    assert editor.post(f"{base}/question/age", data={**other, "hint": "别的"}).status_code == 302
    assert "If you continue and save, this part says" in editor.get(f"{base}/question/why").text

    sent = form_of(editor, f"{base}/question/why?typed=1")
    assert editor.post(f"{base}/question/why", data=sent).status_code == 302

    assert "半句话" in editor.get(f"{base}/question/why").text
    assert db.session.query(TypedForm).count() == 0


def test_what_is_not_wanted_is_forgotten(editor: PageClient, base: str) -> None:
    leave(editor, base, "decision/1", note="半句话")

    away = editor.post(f"{base}/typed/decision/1", data={"do": "discard"})

    assert away.location.endswith("/situations/decision/1")
    assert db.session.query(TypedForm).count() == 0


@pytest.mark.parametrize("part", ["question/" + "k" * 3000, "reply", "decision/%00", "question/1"])
def test_what_is_no_part_is_not_kept(editor: PageClient, base: str, part: str) -> None:
    answer = editor.post(f"{base}/typed/{part}", data={"hint": "x"}, lint=False)

    assert answer.status_code == 404
    assert db.session.query(TypedForm).count() == 0
