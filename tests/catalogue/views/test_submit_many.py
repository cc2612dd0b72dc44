"""Many drafts submitted on the basis of one document."""

import re

from flask import Flask

from catalogue.values.commands import SavedDraft
from kernel.access import Role
from tests.catalogue.builders import a_draft, a_published_item, days
from tests.catalogue.flow import typed_again
from tests.catalogue.views.test_staff import sign_in
from tests.catalogue.views.test_staff_review import HERE, REVIEWS, submit
from tests.client import PageClient
from tests.organisation.builders import COUNTY, OTHER_COUNTY, an_account


def mark_of(draft: SavedDraft) -> str:
    """A draft as the list of those to submit names it."""
    return f"{draft.item_id}.{draft.version}"


def test_many_drafts_are_submitted_on_one_document(people: dict[str, PageClient]) -> None:
    drafts = [a_draft(f"第{n}项", **HERE) for n in range(3)]
    barred = a_draft("违法项", **HERE, legal_limit=days(5), promised_limit=days(9))
    ticked = [mark_of(one) for one in (*drafts[:2], barred)]
    data = {"item": ticked, "title": "通知"}

    answer = people["editor"].post(f"{REVIEWS}/submit", data=data)

    assert answer.status_code == 422
    assert "<bdi>违法项</bdi>: " in answer.text
    assert "promises an answer later" in answer.text
    listed = people["reviewer"].get(f"{REVIEWS}?state=submitted").text
    assert "2 requests" in listed
    data["item"] = [mark_of(drafts[2])]
    assert people["editor"].post(f"{REVIEWS}/submit", data=data).status_code == 302
    nothing = people["editor"].post(f"{REVIEWS}/submit", data={"title": "通知"})
    assert "Tick at least one item" in nothing.text


def test_only_drafts_that_say_something_new_are_listed(people: dict[str, PageClient]) -> None:
    a_published_item("现行项", **HERE)
    changed = a_published_item("改动项", **HERE)
    typed_again(changed, "改动项", **HERE, conditions="满一年")
    submit(people["editor"], a_draft("已交项", **HERE).code)
    a_draft("新项", **HERE)

    page = people["editor"].get(f"{REVIEWS}/submit?department=police").text

    assert "2 items" in page
    assert "改动项" in page
    assert "新项" in page


def test_what_was_withdrawn_is_no_draft_until_somebody_edits_it(
    people: dict[str, PageClient],
) -> None:
    draft = a_published_item("退出项", **HERE)
    withdraw = f"/staff/catalogue/items/{draft.code}/withdraw"
    people["publisher"].post(withdraw, data={"basis": "通知"})
    assert "0 items" in people["editor"].get(f"{REVIEWS}/submit").text

    typed_again(draft, "退出项", **HERE, conditions="满一年")

    assert "1 item" in people["editor"].get(f"{REVIEWS}/submit").text


def test_drafts_beyond_reach_are_not_submitted(people: dict[str, PageClient], app: Flask) -> None:
    other = a_draft("别处的事项", department="tax局", region=OTHER_COUNTY)
    local = sign_in(
        PageClient(app, use_cookies=True), an_account("e@x.example", Role.EDITOR, COUNTY)
    )

    answer = local.post(f"{REVIEWS}/submit", data={"item": mark_of(other), "title": "通知"})

    assert answer.status_code == 422
    assert "别处的事项" not in answer.text


def test_all_that_match_are_submitted_reviewed_and_published_with_one_press_each(
    people: dict[str, PageClient],
) -> None:
    """More than a page of them, as a list brings them in."""
    drafts = [a_draft(f"第{n}项", **HERE) for n in range(60)]
    everything = {"which": "all"}

    people["editor"].submit(f"{REVIEWS}/submit", {**everything, "title": "通知"}, form=1)
    passed = people["reviewer"].submit(REVIEWS, {**everything, "do": "approve"}, form=1)
    published = people["publisher"].submit(REVIEWS, {**everything, "do": "publish"}, form=1)

    assert "60 requests have moved on." in passed.text
    assert "60 requests have moved on." in published.text
    assert people["editor"].get(f"/zh-Hans/items/{drafts[0].code}").status_code == 200


def test_what_somebody_submitted_meanwhile_is_not_passed_unseen(
    people: dict[str, PageClient],
) -> None:
    submit(people["editor"], a_draft("第一项", **HERE).code)
    stamp = re.search(r'name="seen" value="(\w+)"', people["reviewer"].get(REVIEWS).text)
    submit(people["editor"], a_draft("第二项", **HERE).code)

    assert stamp
    data = {"which": "all", "seen": stamp[1], "do": "approve"}
    answer = people["reviewer"].post(REVIEWS, data=data)

    assert answer.status_code == 422
    assert "2 requests" in people["reviewer"].get(f"{REVIEWS}?state=submitted").text
