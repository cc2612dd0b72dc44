"""The pages of the three steps."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from catalogue.forms import requests
from catalogue.queries import find_published
from catalogue.usecases.refresh_findings import refresh_findings
from catalogue.usecases.scans import scan_path
from catalogue.values.codes import MaterialSource
from kernel.access import Role
from tests.catalogue.builders import a_draft, a_material, a_published_item, publish_again
from tests.catalogue.flow import asked_of, publish_on_the_pages, said_of
from tests.catalogue.views.filled import filled
from tests.client import PageClient
from tests.clock import NOW
from tests.faults.house import a_visitor
from tests.organisation.builders import COUNTY, a_small_world
from tests.queries import Queries

HERE: dict[str, Any] = {"department": "police局", "region": COUNTY}
CountQueries = Callable[[], AbstractContextManager[Queries]]
PDF = b"%PDF-1.7\n%%EOF\n"
REVIEWS = "/staff/catalogue/reviews"


def path(code: str, page: str) -> str:
    return f"/staff/catalogue/items/{code}/{page}"


def submit(editor: PageClient, code: str, **fields: Any) -> TestResponse:
    return editor.submit(path(code, "submit"), {"title": "文〔2026〕1号", **fields}, form=1)


def approve(reviewer: PageClient, code: str) -> TestResponse:
    return reviewer.submit(path(code, "review"), {"decision": "approve"}, form=1)


def test_three_people_take_the_three_steps_on_their_pages(app: Flask, session: Session) -> None:
    a_small_world()
    draft = a_draft(**HERE)

    publish_on_the_pages(app, draft.code)

    found = find_published(session, draft.code)
    assert found is not None
    assert "文〔2026〕1号" in a_visitor(app, Role.EDITOR).get(path(draft.code, "state")).text


def test_a_scan_is_kept_and_given_out_as_a_file_to_those_who_see_the_item(
    people: dict[str, PageClient],
) -> None:
    draft = a_draft(**HERE)
    sent = submit(people["editor"], draft.code, scan=(BytesIO(PDF), "..\\<b>通知.html"))
    assert sent.status_code == 302
    request = asked_of(draft)

    got = people["reviewer"].get(path(draft.code, f"requests/{request.id}/scan"))

    content = got.data
    got.close()
    assert content == PDF == scan_path(request.basis.scan_digest).read_bytes()
    assert got.headers["Content-Disposition"].startswith("attachment")
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert got.mimetype == "application/pdf"
    assert request.basis.scan_name.endswith("通知.pdf")
    assert "/" not in request.basis.scan_name
    assert "Download the scan" in people["reviewer"].get(path(draft.code, "review")).text
    other = a_draft("别的", **HERE)
    wrong = people["reviewer"].get(path(other.code, f"requests/{request.id}/scan"), lint=False)
    assert wrong.status_code == 404


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<html><script>alert(1)</script>", "no PDF, JPEG or PNG"),
        (PDF + b"0" * 100, "larger than 10 MB"),
    ],
)
def test_a_scan_is_what_its_bytes_say(
    people: dict[str, PageClient], content: bytes, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requests, "MOST_BYTES", 100)
    draft = a_draft(**HERE)

    answer = submit(people["editor"], draft.code, scan=(BytesIO(content), "a.pdf"))

    assert answer.status_code == 422
    assert words in answer.text


def test_a_submission_names_its_document(people: dict[str, PageClient]) -> None:
    draft = a_draft(**HERE)

    answer = people["editor"].submit(path(draft.code, "submit"), form=1)

    assert answer.status_code == 422
    assert "Name the document this rests on." in answer.text


def test_a_request_is_seen_beside_what_is_in_force(people: dict[str, PageClient]) -> None:
    item = a_published_item("居住证申领", **HERE, conditions="满半年")
    publish_again(item.code, "居住证申领", **HERE, conditions="满半年")
    submitter = people["editor"]
    form = {"conditions": "满一年", "do": "save"}
    shown = filled(submitter.get(f"/staff/catalogue/items/{item.code}").text)
    assert submitter.post(f"/staff/catalogue/items/{item.code}", data={**shown, **form})
    assert submit(submitter, item.code).status_code == 302

    page = people["reviewer"].get(path(item.code, "review")).text

    assert '<del><span class="vh">Removed:</span>半</del>' in page
    assert '<ins><span class="vh">Added:</span>一</ins>' in page
    assert "In force, version 1" in page


def test_a_draft_is_returned_with_a_comment_that_all_see(people: dict[str, PageClient]) -> None:
    draft = a_draft(**HERE)
    submit(people["editor"], draft.code)
    wordless = people["reviewer"].submit(path(draft.code, "review"), {"decision": "return"}, form=1)
    assert wordless.status_code == 422
    assert "Say what has to be mended in 居住证申领" in wordless.text

    answer = people["reviewer"].submit(
        path(draft.code, "review"), {"decision": "return", "comment": "缺依据<b>"}, form=1
    )

    assert answer.status_code == 302
    page = people["editor"].get(path(draft.code, "state")).text
    assert "缺依据&lt;b&gt;" in page
    assert "Submit for review" in page


def test_the_editor_of_an_item_in_review_is_told_before_and_after(
    people: dict[str, PageClient],
) -> None:
    draft = a_draft(**HERE)
    submit(people["editor"], draft.code)
    edit = f"/staff/catalogue/items/{draft.code}"
    page = people["editor"].get(edit).text
    assert "Saving it cancels the request" in page

    people["editor"].post(edit, data=filled(page) | {"name": ["新名"], "do": ["save"]})

    after = people["editor"].get(path(draft.code, "state")).text
    assert "the request was cancelled. Submit it again." in after


def test_the_office_cannot_publish_what_nobody_reviewed(
    people: dict[str, PageClient], session: Session
) -> None:
    draft = a_draft(**HERE)
    submit(people["editor"], draft.code)
    data = {"request": str(asked_of(draft).id)}

    answer = people["publisher"].post(path(draft.code, "publish"), data=data)

    assert answer.status_code == 422
    assert "The department has not reviewed 居住证申领 yet." in answer.text
    assert find_published(session, draft.code) is None


def test_many_are_reviewed_and_published_at_once_and_each_refusal_is_named(
    people: dict[str, PageClient], session: Session
) -> None:
    drafts = [a_draft(f"第{n}项", **HERE) for n in range(3)]
    for draft in drafts:
        submit(people["editor"], draft.code)
    ids = [str(asked_of(draft).id) for draft in drafts]
    approve(people["reviewer"], drafts[0].code)

    page = people["reviewer"].post(REVIEWS, data={"request": ids, "do": "approve"})
    assert page.status_code == 422
    assert "2 requests have moved on." in page.text
    assert "<bdi>第0项</bdi>: Somebody else changed this" in page.text
    page = people["publisher"].post(REVIEWS, data={"request": ids, "do": "publish"})
    assert page.status_code == 200
    assert "3 requests have moved on." in page.text

    assert all(find_published(session, draft.code) for draft in drafts)


def test_the_list_of_requests_is_narrowed_by_its_address(people: dict[str, PageClient]) -> None:
    first, second = a_draft("甲项", **HERE), a_draft("乙项", **HERE)
    for draft in (first, second):
        submit(people["editor"], draft.code)
    approve(people["reviewer"], first.code)

    waiting = people["reviewer"].get(f"{REVIEWS}?state=submitted&department=police").text
    assert "乙项" in waiting
    assert "甲项" not in waiting
    assert "甲项" in people["publisher"].get(f"{REVIEWS}?state=reviewed").text
    assert "0 requests" in people["publisher"].get(f"{REVIEWS}?state=returned").text


def test_many_needs_one_at_least(people: dict[str, PageClient]) -> None:
    answer = people["reviewer"].post(REVIEWS, data={"do": "approve", "request": "x"})

    assert answer.status_code == 422
    assert "Tick at least one request." in answer.text


def test_a_request_is_taken_back_on_its_page(people: dict[str, PageClient]) -> None:
    draft = a_draft(**HERE)
    submit(people["editor"], draft.code)

    people["editor"].submit(path(draft.code, "review"), form=1)

    assert people["editor"].get(path(draft.code, "review")).status_code == 302
    assert "Submit for review" in people["editor"].get(path(draft.code, "state")).text


def test_the_page_says_what_a_change_touches(people: dict[str, PageClient]) -> None:
    materials = (
        a_material("甲料"),
        a_material("乙料", source=MaterialSource.APPLICANT, basis="法"),
    )
    draft = a_draft(**{**HERE, "department": "无窗口局"}, materials=materials)

    page = people["editor"].get(path(draft.code, "submit")).text

    assert "No window takes it in" in page
    assert "Texts are missing in other languages" in page
    assert "A material is asked for without a legal basis" in page
    assert f"/staff/catalogue/items/{draft.code}#materials-0-basis" in page
    assert "乙料" not in page


def test_what_breaks_stands_beside_the_button_that_publishes(people: dict[str, PageClient]) -> None:
    draft = a_draft(**{**HERE, "department": "无窗口局"}, materials=(a_material("甲料"),))
    submit(people["editor"], draft.code)
    approve(people["reviewer"], draft.code)

    page = people["publisher"].get(path(draft.code, "review")).text

    asked = page.partition('id="asked"')[2].partition("Publish this draft")[0]
    assert "No visit and no case stands in the way." in asked
    assert "No window takes it in" in asked
    assert "Texts are missing in other languages" in asked
    assert "Nobody says where a material comes from" in asked
    assert "甲料" in asked


def test_what_was_found_stands_once_on_the_page_that_submits_and_on_that_which_reviews(
    people: dict[str, PageClient],
) -> None:
    materials = (a_material("甲料"),)
    draft = a_draft(**{**HERE, "department": "无窗口局"}, materials=materials, consult="")
    before = people["editor"].get(path(draft.code, "submit")).text
    submit(people["editor"], draft.code)

    for page in (before, people["reviewer"].get(path(draft.code, "review")).text):
        assert "What else was found" in page
        assert page.count("No window takes it in") == 1
        assert page.count("A material is asked for without a legal basis") == 1
        assert page.count("No telephone number is given to ask at") == 1


def test_the_list_says_of_each_request_what_publishing_it_breaks(
    people: dict[str, PageClient],
) -> None:
    for department in ("police局", "无窗口局"):
        draft = a_draft(department, **{**HERE, "department": department})
        submit(people["editor"], draft.code)
    refresh_findings(NOW)

    page = people["publisher"].get(REVIEWS).text

    assert page.count("Texts are missing in other languages") == 2
    assert "No window takes it in" in page


def test_a_comment_is_written_on_the_page(people: dict[str, PageClient]) -> None:
    draft = a_draft(**HERE)

    answer = people["reviewer"].submit(path(draft.code, "state"), {"text": "请补电话"}, form=1)

    assert answer.status_code == 302
    assert said_of(draft) == ["请补电话"]
    assert "no names, numbers or cases" in people["editor"].get(path(draft.code, "state")).text


def test_the_list_of_requests_asks_the_database_little(
    people: dict[str, PageClient], count_queries: CountQueries
) -> None:
    for n in range(5):
        submit(people["editor"], a_draft(f"第{n}项", **HERE).code)

    with count_queries() as asked:
        people["reviewer"].get(REVIEWS)

    assert len(asked) <= 16, asked  # three are what waits in the menu, four what would break
