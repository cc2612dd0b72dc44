"""The menu of the catalogue: who finds which lists in it, and how much waits in them."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask

from catalogue.rules.claims import ADDED, Added
from catalogue.rules.content import to_json
from catalogue.usecases.answer_claim import release, send_back
from catalogue.values.commands import Release, SavedDraft, SendBack
from catalogue.values.states import NoClaim
from kernel.access import SYSTEM, Role
from kernel.db import transaction
from tests.catalogue.builders import a_claim, a_draft, a_material
from tests.catalogue.flow import EDITOR, review, submit, typed_again
from tests.catalogue.usecases.claiming import say_locally
from tests.catalogue.views.standards import a_directory, a_wish, somebody
from tests.client import PageClient
from tests.clock import NOW
from tests.organisation.builders import COUNTY, OTHER_COUNTY, ROOT
from tests.queries import Queries

CountQueries = Callable[[], AbstractContextManager[Queries]]
BASE = "/staff/catalogue"
HERE = {"department": "a局", "region": COUNTY}
LISTS = ("", "/standards", "/bundles", "/materials", "/reviews", "/confirm", "/claims")
ADDING = "/standards?show=adding"
OTHERS = ("/findings", "/bulk", "/import")
SELDOM = ("/standards?show=sent_back", ADDING, "/reviews?state=returned")


@pytest.fixture
def world() -> dict[str, int]:
    return a_directory()


def menu(client: PageClient, path: str = "") -> dict[str, str]:
    """What stands in the menu: each address with its words and number, the open one with a star."""
    page = client.get(BASE + path, follow_redirects=True).text
    nav = page.partition('aria-label="Lists of the catalogue"')[2].partition("</nav>")[0]
    links = re.findall(r'<a href="([^"]+)"( aria-current="page")?>(.*?)</a>', nav, re.S)
    return {
        href.replace(BASE, ""): " ".join(re.sub("<[^>]+>", " ", words).split())
        + ("*" if here else "")
        for href, here, words in links
    }


@pytest.mark.parametrize("path", [*LISTS, *OTHERS, *SELDOM])
def test_each_list_names_itself_among_the_others(
    app: Flask, world: dict[str, int], path: str
) -> None:
    found = menu(somebody(app, Role.EDITOR, COUNTY), path)

    assert [href for href, words in found.items() if words.endswith("*")] == [path]
    assert {*LISTS} < {*found}


def test_only_what_the_reader_may_open_is_in_the_menu(app: Flask, world: dict[str, int]) -> None:
    editor, publisher = (somebody(app, role, COUNTY) for role in (Role.EDITOR, Role.PUBLISHER))

    assert "/points" not in menu(editor)
    assert menu(publisher, "/points")["/points"] == "Township and village points*"


def test_a_number_says_what_waits_for_the_reader(app: Flask, world: dict[str, int]) -> None:
    editor, reviewer, publisher = (
        somebody(app, role, COUNTY) for role in (Role.EDITOR, Role.REVIEWER, Role.PUBLISHER)
    )
    first, _second = (submit(a_draft(name, **HERE)) for name in ("居住证", "户口迁移"))
    review(first)

    said = [menu(one)["/reviews"] for one in (editor, reviewer, publisher)]

    assert said == [f"Review and publish {number}" for number in (2, 1, 1)]


def test_what_was_returned_is_named_until_it_is_submitted_again(
    app: Flask, world: dict[str, int]
) -> None:
    editor = somebody(app, Role.EDITOR, COUNTY)
    draft = a_draft(**HERE)
    review(submit(draft), approve=False, comment="缺少依据")

    assert menu(editor)["/reviews?state=returned"] == "Returned to the department 1"
    assert draft.code in editor.get(f"{BASE}/reviews?state=returned").text
    submit(typed_again(draft, "居住证申领", EDITOR, **HERE))

    assert "/reviews?state=returned" not in menu(editor)
    assert draft.code not in editor.get(f"{BASE}/reviews?state=returned").text


def test_a_standard_that_was_sent_back_waits_for_its_owner(
    app: Flask, world: dict[str, int]
) -> None:
    saved = a_wish()
    a_wish("户口迁移")
    with transaction() as write:
        back = SendBack(standard_id=saved.item_id, department_id=world["a"], note="材料不符")
        send_back(write, back, actor=SYSTEM, now=NOW)
    owner, county = (somebody(app, Role.EDITOR, scope) for scope in (ROOT, COUNTY))

    page = owner.get(f"{BASE}/standards?show=sent_back").text

    assert menu(owner)["/standards?show=sent_back"] == "Sent back 1"
    assert "居住证申领" in page
    assert "户口迁移" not in page
    assert "/standards?show=sent_back" not in menu(county)


def asking_for_more(department_id: int) -> tuple[SavedDraft, int]:
    """A standard, and a claim of it that asks for one material besides."""
    saved = a_wish()
    item_id = a_claim(saved, department_id)
    extra = Added(material=a_material("草场承包证"), article="第八条", document="条例")
    say_locally(item_id, {ADDED: [to_json(extra)]})
    return saved, item_id


def test_a_material_besides_waits_for_the_owner_until_it_is_answered(
    app: Flask, world: dict[str, int]
) -> None:
    saved, _item = asking_for_more(world["a"])
    a_wish("户口迁移")
    owner, county = (somebody(app, Role.EDITOR, scope) for scope in (ROOT, COUNTY))

    assert menu(owner)[ADDING] == "Additions to agree to 1"
    assert ADDING not in menu(county)
    page = owner.get(BASE + ADDING).text
    assert "1 addition waits" in page
    assert "户口迁移" not in page
    owner.submit(f"{BASE}/standards/{saved.code}", {"do": "agree"}, form=1)

    assert ADDING not in menu(owner)
    assert "居住证申领" not in owner.get(BASE + ADDING).text


def test_what_a_released_claim_asked_for_waits_no_more(app: Flask, world: dict[str, int]) -> None:
    _saved, item_id = asking_for_more(world["a"])
    with transaction() as write:
        given_up = Release(item_id=item_id, reason=NoClaim.TRANSFERRED, basis="文〔2026〕2号")
        release(write, given_up, actor=SYSTEM, now=NOW)

    assert ADDING not in menu(somebody(app, Role.EDITOR, ROOT))


def test_nobody_is_told_what_waits_beyond_reach(app: Flask, world: dict[str, int]) -> None:
    submit(a_draft(**HERE))

    assert menu(somebody(app, Role.REVIEWER, OTHER_COUNTY))["/reviews"] == "Review and publish"


def test_all_that_waits_is_counted_at_once(
    app: Flask, world: dict[str, int], count_queries: CountQueries
) -> None:
    editor = somebody(app, Role.EDITOR, COUNTY)
    submit(a_draft(**HERE))

    with count_queries() as asked:
        editor.get(f"{BASE}/import")

    assert len([one for one in asked if "change_request" in one]) == 1, asked
