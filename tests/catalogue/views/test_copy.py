"""A new draft from an item that is there."""

from datetime import date

import pytest
from flask import Flask

from catalogue.queries.drafts import get_draft
from catalogue.values.facts import ItemFacts, SourceFacts
from kernel.access import SYSTEM, Role
from kernel.db import db
from tests.catalogue.builders import a_draft, a_material, a_published_item
from tests.catalogue.views.test_staff import sign_in
from tests.catalogue.views.test_staff_review import HERE
from tests.client import PageClient
from tests.organisation.builders import COUNTY, OTHER_COUNTY, an_account

COPY = "/staff/catalogue/copy"


@pytest.fixture
def editor(people: dict[str, PageClient]) -> PageClient:
    return people["editor"]


@pytest.fixture
def local_editor(app: Flask, people: dict[str, PageClient]) -> PageClient:
    """An editor of one county alone."""
    client = PageClient(app, use_cookies=True)
    return sign_in(client, an_account("e@x.example", Role.EDITOR, COUNTY))


def copied(editor: PageClient, code: str, name: str = "") -> ItemFacts:
    sent = editor.submit(
        f"{COPY}?q={code}", {"code": code, "department": "police", "name": name}, form=1
    )
    assert sent.status_code == 302, sent.text
    return get_draft(db.session(), sent.location.rsplit("/", 1)[1], SYSTEM).facts


def test_a_copy_says_what_the_item_says(editor: PageClient) -> None:
    source = a_published_item(
        "居住证申领", **HERE, summary="办居住证", materials=(a_material("照片", key="m7"),)
    )

    facts = copied(editor, source.code)

    assert (facts.name, facts.summary) == ("居住证申领", "办居住证")
    assert [(one.key, one.name) for one in facts.materials] == [("m7", "照片")]


def test_what_is_one_items_alone_stays_with_it(editor: PageClient) -> None:
    source = a_published_item(
        **HERE,
        local_code="X1",
        authority_document="授权书",
        checked_on=date(2026, 11, 1),
        source=SourceFacts(platform="zwfw", id="7"),
    )

    facts = copied(editor, source.code, "另一个名称")

    assert facts.code != source.code
    assert facts.name == "另一个名称"
    assert (facts.local_code, facts.authority_document, facts.checked_on) == ("", "", None)
    assert facts.source == SourceFacts()


def test_what_is_in_force_elsewhere_can_be_copied(
    editor: PageClient, people: dict[str, PageClient]
) -> None:
    source = a_published_item("别处事项", department="tax局", region=OTHER_COUNTY)

    facts = copied(editor, source.code)

    assert (facts.name, facts.department) == ("别处事项", "police局")


def test_drafts_of_others_are_not_found(local_editor: PageClient) -> None:
    source = a_draft("别处草稿", department="tax局", region=OTHER_COUNTY)

    assert "别处草稿" not in local_editor.get(f"{COPY}?q=别处").text
    data = {"code": source.code, "department": "police"}
    assert local_editor.post(COPY, data=data).status_code == 404


def test_what_is_missing_is_told(editor: PageClient) -> None:
    answer = editor.post(f"{COPY}?q=x", data={"department": "nowhere"})

    assert answer.status_code == 422
    assert "Choose the item to copy from." in answer.text
    assert "Choose one of your departments." in answer.text
