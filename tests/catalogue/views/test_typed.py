"""What an editor typed survives a closed browser."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from catalogue.jobs import NIGHTLY
from catalogue.tables import ServiceItem, TypedForm
from catalogue.usecases.typed_forms import KEPT_FOR, MOST
from kernel import clock
from kernel.access import Role
from kernel.db import db
from tests.catalogue.builders import a_claim, a_published_item, a_standard
from tests.catalogue.flow import typed_again
from tests.catalogue.usecases.claiming import say_locally
from tests.catalogue.views.test_staff import sign_in
from tests.catalogue.views.test_staff_review import HERE
from tests.client import PageClient
from tests.organisation.builders import COUNTY, OTHER_COUNTY, a_department, an_account
from tests.pages import Page

ITEMS = "/staff/catalogue/items"


@pytest.fixture
def editor(people: dict[str, PageClient]) -> PageClient:
    return people["editor"]


def form_of(client: PageClient, path: str) -> dict[str, Any]:
    """The fields of the editor's form, as the page shows them."""
    found = [one for one in Page(client.get(path).text).forms if one.method == "post"]
    return max((dict(one.fields) for one in found), key=len)


def leave(client: PageClient, code: str, **typed: str) -> str:
    """Type something, let the page keep it, and close the browser."""
    sent = {**form_of(client, f"{ITEMS}/{code}"), **typed}
    answer = client.post(f"{ITEMS}/{code}/typed", data=sent, csrf=False, lint=False)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_what_was_typed_is_there_on_return(editor: PageClient) -> None:
    code = a_published_item("居住证申领", **HERE).code
    assert "is kept" in leave(editor, code, summary="一句话")

    page = editor.get(f"{ITEMS}/{code}").text
    assert "You have unsaved changes from" in page
    assert "<ins>" in page
    assert "一句话</textarea>" in editor.get(f"{ITEMS}/{code}?typed=1").text


def test_saving_ends_it(editor: PageClient) -> None:
    code = a_published_item("居住证申领", **HERE).code
    leave(editor, code, summary="一句话")

    sent = form_of(editor, f"{ITEMS}/{code}?typed=1")
    assert editor.post(f"{ITEMS}/{code}", data={**sent, "do": "save"}).status_code == 302

    assert "unsaved changes" not in editor.get(f"{ITEMS}/{code}").text
    assert db.session.query(TypedForm).count() == 0


def test_what_is_not_wanted_is_forgotten(editor: PageClient) -> None:
    code = a_published_item("居住证申领", **HERE).code
    leave(editor, code, summary="一句话")

    assert editor.submit(f"{ITEMS}/{code}", form=1).status_code == 302

    assert "unsaved changes" not in editor.get(f"{ITEMS}/{code}").text


def test_a_newer_version_is_told_and_not_overwritten(editor: PageClient) -> None:
    draft = a_published_item("居住证申领", **HERE)
    sent = form_of(editor, f"{ITEMS}/{draft.code}")
    typed_again(draft, "居住证申领", **HERE, summary="别人写的")

    told = editor.post(
        f"{ITEMS}/{draft.code}/typed", data={**sent, "summary": "我写的"}, lint=False
    )

    assert "Somebody else saved this meanwhile" in told.text
    assert "Somebody else saved this item meanwhile" in editor.get(f"{ITEMS}/{draft.code}").text
    kept = form_of(editor, f"{ITEMS}/{draft.code}?typed=1")
    answer = editor.post(f"{ITEMS}/{draft.code}", data={**kept, "do": "save"})
    assert answer.status_code == 422
    assert "别人写的" in answer.text


def test_what_says_the_same_is_not_mentioned(editor: PageClient) -> None:
    code = a_published_item("居住证申领", **HERE).code
    leave(editor, code)

    assert "unsaved changes" not in editor.get(f"{ITEMS}/{code}").text


def test_each_account_has_its_own(editor: PageClient, people: dict[str, PageClient]) -> None:
    code = a_published_item("居住证申领", **HERE).code
    leave(editor, code, summary="一句话")

    assert "unsaved changes" not in people["publisher"].get(f"{ITEMS}/{code}").text


def test_a_new_item_is_kept_too(editor: PageClient) -> None:
    leave(editor, "new", name="新事项")

    assert "unsaved changes" in editor.get(f"{ITEMS}/new").text
    assert "unsaved changes" not in editor.get(f"{ITEMS}/new?kind=standard").text
    assert form_of(editor, f"{ITEMS}/new?typed=1")["name"] == "新事项"


def test_a_claim_keeps_what_it_says_itself(editor: PageClient) -> None:
    claim = a_claim(a_standard("标准", **HERE), a_department("x", COUNTY))
    say_locally(claim, {"place": "一楼"})
    code = db.session.get_one(ServiceItem, claim).code

    leave(editor, code, place="二楼")

    assert "unsaved changes" in editor.get(f"{ITEMS}/{code}").text
    assert "二楼</textarea>" in editor.get(f"{ITEMS}/{code}?typed=1").text


def test_what_is_out_of_reach_or_too_long_is_refused(app: Flask, editor: PageClient) -> None:
    code = a_published_item("居住证申领", **HERE).code
    other = sign_in(
        PageClient(app, use_cookies=True), an_account("o@x.example", Role.EDITOR, OTHER_COUNTY)
    )

    assert other.post(f"{ITEMS}/{code}/typed", data={"name": "x"}).status_code == 404
    long = editor.post(f"{ITEMS}/{code}/typed", data={"summary": "长" * (MOST + 1)}, lint=False)
    assert long.status_code == 413


def test_what_nobody_came_back_to_is_forgotten(editor: PageClient) -> None:
    code = a_published_item("居住证申领", **HERE).code
    leave(editor, code, summary="一句话")

    for job in NIGHTLY:
        job(clock.now() + KEPT_FOR + timedelta(hours=1))

    db.session.expire_all()
    assert db.session.query(TypedForm).count() == 0
