"""Staff link names that mean the same, wholly or in part, or tell them apart."""

import re

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries.drafts import get_draft
from catalogue.tables import ChangeRequest, Material, NamesApart
from catalogue.usecases.link_names import link_names
from catalogue.usecases.submit_item import submit_item
from catalogue.values.dictionary import LinkNames
from catalogue.values.requests import Basis, SubmitItem
from groundwork.tables import AuditEntry
from kernel.access import SYSTEM, Role
from kernel.db import transaction
from tests.catalogue.builders import a_draft, a_material, a_published_item
from tests.catalogue.entries import an_entry
from tests.catalogue.views.standards import a_directory, somebody
from tests.client import PageClient
from tests.clock import NOW
from tests.organisation.builders import COUNTY, ROOT

PAGE = "/staff/catalogue/materials/alike"
HERE = {"region": COUNTY, "department": "a局"}


@pytest.fixture
def world(app: Flask) -> dict[str, int]:
    return a_directory()


@pytest.fixture
def editor(app: Flask, world: dict[str, int]) -> PageClient:
    return somebody(app, Role.EDITOR, COUNTY)


def an_item(name: str, *materials: str, publish: bool = False) -> str:
    parts = tuple(a_material(one) for one in materials)
    make = a_published_item if publish else a_draft
    return make(name, materials=parts, **HERE).code


def links(session: Session) -> dict[str, str]:
    session.rollback()
    return {name: key for name, key in session.execute(select(Material.name, Material.dictionary))}  # noqa: C416 - dict() does not know rows


def test_alike_names_are_shown_with_the_items_that_use_them(editor: PageClient) -> None:
    an_item("甲事项", "居民身份证")
    an_item("乙事项", "身份证复印件")

    page = editor.get(PAGE).text

    assert page.count('name="name"') == 2
    assert "甲事项" in page
    assert "乙事项" in page


def test_the_ticked_names_are_linked_and_keep_their_wording(
    editor: PageClient, session: Session, world: dict[str, int]
) -> None:
    code = an_item("甲事项", "居民身份证", publish=True)
    an_item("乙事项", "身份证复印件", "身份证")
    an_entry(world["root"])
    before = get_draft(session, code, SYSTEM)
    session.rollback()

    answer = editor.post(
        PAGE, data={"do": "link", "entry": "id-card", "name": ["居民身份证", "身份证复印件"]}
    )

    assert "2 items now point at the entry" in answer.text
    assert links(session) == {"居民身份证": "id-card", "身份证复印件": "id-card", "身份证": ""}
    after = get_draft(session, code, SYSTEM)
    assert after.version == before.version + 1
    assert after.digest != before.digest
    assert after.published_digest == before.published_digest


def test_a_name_that_an_entry_has_is_suggested_for_it(
    editor: PageClient, world: dict[str, int]
) -> None:
    an_item("甲事项", "结婚证")
    an_entry(world["root"], "marriage", "结婚证")

    assert 'value="marriage"' in editor.get(PAGE).text


def test_names_told_apart_stay_apart(editor: PageClient) -> None:
    an_item("甲事项", "居民身份证", "身份证复印件")
    names = ["居民身份证", "身份证复印件"]

    editor.post(PAGE, data={"do": "apart", "name": names})
    editor.post(PAGE, data={"do": "apart", "name": names})

    assert "No names are alike any more." in editor.get(PAGE).text


def test_what_was_told_apart_is_taken_back_and_the_audit_says_so(
    editor: PageClient, session: Session
) -> None:
    an_item("甲事项", "居民身份证", "身份证复印件")
    editor.post(PAGE, data={"do": "apart", "name": ["居民身份证", "身份证复印件"]})
    number = session.scalars(select(NamesApart.id)).one()

    page = editor.get(PAGE).text
    done = editor.post(PAGE, data={"do": "together", "apart": number})

    assert re.search("居民身份证 · 身份证复印件|身份证复印件 · 居民身份证", page)
    assert "Names that are alike are suggested together again." in done.text
    assert editor.get(PAGE).text.count('name="name"') == 2
    trail = session.scalars(select(AuditEntry).where(AuditEntry.action == "names.together")).one()
    assert trail.subject_id == number


@pytest.mark.parametrize("number", ["", "0", "x", "99999", "9" * 40])
def test_what_nobody_told_apart_is_not_taken_back(editor: PageClient, number: str) -> None:
    answer = editor.post(PAGE, data={"do": "together", "apart": number})

    assert answer.status_code == 404


def test_nobody_takes_back_what_was_said_of_names_of_others(
    app: Flask, editor: PageClient, session: Session
) -> None:
    for name in ("户口簿", "居民户口簿"):
        a_draft(name, materials=(a_material(name),), region=ROOT, department="root局")
    owner = somebody(app, Role.EDITOR, ROOT)
    owner.post(PAGE, data={"do": "apart", "name": ["户口簿", "居民户口簿"]})
    pair = session.scalars(select(NamesApart)).one()

    answer = editor.post(PAGE, data={"do": "together", "apart": pair.id})

    assert answer.status_code == 404
    assert "户口簿" not in editor.get(PAGE).text
    assert "户口簿" in owner.get(PAGE).text
    session.rollback()
    assert session.get(NamesApart, pair.id) is not None


def test_only_names_of_items_within_reach_are_told_apart_and_the_audit_says_so(
    editor: PageClient, session: Session
) -> None:
    an_item("甲事项", "居民身份证", "身份证复印件")
    a_draft("别人的", materials=(a_material("户口簿"),), region=ROOT, department="root局")

    told = editor.post(PAGE, data={"do": "apart", "name": ["居民身份证", "户口簿", "没有的"]})

    assert told.status_code == 422
    assert "Tick at least two names of your items" in told.text
    assert session.scalars(select(NamesApart)).all() == []

    editor.post(PAGE, data={"do": "apart", "name": ["居民身份证", "身份证复印件", "户口簿"]})
    session.rollback()
    pair = session.scalars(select(NamesApart)).one()
    trail = session.scalars(select(AuditEntry).where(AuditEntry.action == "names.apart")).one()
    assert (trail.subject_id, trail.details) == (pair.id, {"pairs": [pair.id]})


def test_items_of_others_are_neither_shown_nor_linked(
    app: Flask, editor: PageClient, session: Session, world: dict[str, int]
) -> None:
    a_draft("别人的", materials=(a_material("居民身份证"),), region=ROOT, department="root局")
    an_entry(world["root"])

    assert "别人的" not in editor.get(PAGE).text
    editor.post(PAGE, data={"do": "link", "entry": "id-card", "name": "居民身份证"})

    assert links(session) == {"居民身份证": ""}


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"entry": "none", "name": "居民身份证"}, "The material dictionary has no entry none."),
        ({"entry": " ", "name": "居民身份证"}, "Type the name or key of an entry"),
        ({"entry": "none"}, "Tick the names that mean the same as the entry."),
    ],
)
def test_linking_to_no_entry_or_of_no_name_is_refused(
    editor: PageClient, typed: dict[str, str], says: str
) -> None:
    an_item("甲事项", "居民身份证", "身份证复印件")

    answer = editor.post(PAGE, data={"do": "link", **typed})

    assert answer.status_code == 422
    assert says in answer.text


def test_what_is_in_review_is_left_alone(session: Session, world: dict[str, int]) -> None:
    an_item("甲事项", "居民身份证")
    an_entry(world["root"])
    with transaction() as write:
        item_id = write.scalars(select(Material.item_id)).one()
        submit_item(
            write,
            SubmitItem(item_id=item_id, version=None, basis=Basis(title="依据")),
            actor=SYSTEM,
            now=NOW,
        )

    with transaction() as write:
        command = LinkNames(key="id-card", names=("居民身份证",))
        linked = link_names(write, command, actor=SYSTEM, now=NOW)

    assert (linked.items, linked.in_review) == (0, 1)
    assert links(session) == {"居民身份证": ""}
    assert session.scalars(select(ChangeRequest)).one().decided_at is None
