from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from catalogue.forms.local import LocalForm
from catalogue.rules.claims import ADDED, WAIVED
from catalogue.rules.content import to_json
from catalogue.values.codes import Channel, Charged, HandlingSystem
from catalogue.values.commands import SavedDraft
from catalogue.values.facts import FeeFacts
from catalogue.views.local_typed import free_fields
from kernel.access import Role
from tests.catalogue.builders import a_claim, change_standard, days
from tests.catalogue.usecases.test_claim_standard import row, say_locally
from tests.catalogue.views.filled import filled
from tests.catalogue.views.standards import MATERIALS, a_directory, a_wish, somebody
from tests.client import PageClient
from tests.organisation.builders import ROOT

ITEMS = "/staff/catalogue/items"
STANDARDS = "/staff/catalogue/standards"
OWNER: dict[str, Any] = {"region": ROOT, "department": "root局", "materials": MATERIALS}


@pytest.fixture
def world(app: Flask) -> dict[str, int]:
    return a_directory()


@pytest.fixture
def department(app: Flask, world: dict[str, int]) -> PageClient:
    return somebody(app, Role.PUBLISHER, "a")


@pytest.fixture
def standard(world: dict[str, int]) -> SavedDraft:
    return a_wish(
        place="总部",
        channels=(Channel.WINDOW, Channel.ONLINE),
        charged=Charged.YES,
        fees=(FeeFacts(name="工本费", amount_fen=2000),),
        handling_system=HandlingSystem.NATIONAL,
    )


@dataclass(frozen=True)
class Claim:
    id: int
    code: str


@pytest.fixture
def claim(session: Session, world: dict[str, int], standard: SavedDraft) -> Claim:
    item_id = a_claim(standard, world["a"])
    return Claim(item_id, row(session, item_id).code)


def said(session: Session, claim: Claim) -> dict[str, Any]:
    return dict(row(session, claim.id).local)


def save(client: PageClient, code: str, **typed: Any) -> Any:
    path = f"{ITEMS}/{code}"
    form = filled(client.get(path).text)
    return client.post(path, data=form | {"do": ["save"]} | typed)


def test_each_field_shows_what_the_standard_says(department: PageClient, claim: Claim) -> None:
    page = department.get(f"{ITEMS}/{claim.code}").text

    assert "The standard says:" in page
    assert "总部" in page
    assert "Locked: the standard decides for all" in page
    assert 'name="name"' not in page
    assert 'name="conditions"' not in page


def test_saving_without_a_change_says_nothing_locally(
    department: PageClient, session: Session, claim: Claim
) -> None:
    assert save(department, claim.code).status_code == 302
    assert said(session, claim) == {}


def test_what_is_filled_in_is_said_here_and_nothing_else(
    department: PageClient, session: Session, claim: Claim
) -> None:
    typed = {
        "place": ["2号楼"],
        "promised_limit-number": ["5"],
        "fees": ["工本费 | 10"],
        "channels": ["window"],
        "handling_system": ["ours"],
    }
    assert save(department, claim.code, **typed).status_code == 302

    assert said(session, claim) == {
        "place": "2号楼",
        "promised_limit": to_json(days(5)),
        "fees": [{"name": "工本费", "amount_fen": 1000}],
        "channels": ["window"],
        "handling_system": "ours",
    }
    assert save(department, claim.code).status_code == 302
    assert said(session, claim)["fees"] == [{"name": "工本费", "amount_fen": 1000}]


def test_a_field_goes_back_to_what_the_standard_says(
    department: PageClient, session: Session, claim: Claim
) -> None:
    say_locally(claim.id, {"place": "2号楼", "hours": "上午", "channels": ["window"]})

    save(department, claim.code, inherit=["place"], hours=[""], channels=[])

    assert said(session, claim) == {}


def test_what_the_standard_says_too_is_not_said_here(
    department: PageClient, session: Session, claim: Claim
) -> None:
    save(department, claim.code, place=["总部"])

    assert said(session, claim) == {}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"promised_limit-number": ["30"]}, "later than the law allows"),
        ({"promised_limit-number": ["soon"]}, 'href="#promised_limit-number"'),
        ({"fees": ["工本费 | 30"]}, "higher than the standard"),
        ({"added-0-name": ["证明"]}, "Name the article and the document"),
        ({"added-0-document": ["条例"]}, "Name the material."),
        ({"version": ["0"]}, "Somebody else changed this in the meantime"),
    ],
)
def test_what_a_claim_may_not_say_is_refused_and_nothing_is_lost(
    department: PageClient,
    session: Session,
    claim: Claim,
    typed: dict[str, list[str]],
    words: str,
) -> None:
    answer = save(department, claim.code, hours=["上午"], **typed)

    assert answer.status_code == 422
    assert words in answer.text
    assert "上午" in answer.text
    assert said(session, claim) == {}


def test_a_locked_field_that_is_sent_all_the_same_is_passed_over(
    department: PageClient, session: Session, claim: Claim
) -> None:
    save(department, claim.code, name=["别的名字"])

    assert said(session, claim) == {}


def test_a_field_that_the_setting_unlocks_is_said_here(
    app: Flask, department: PageClient, session: Session, claim: Claim
) -> None:
    app.config["ONEWINDOW_LOCKED_FIELDS"] = ("name",)

    save(department, claim.code, conditions=["住满半年"])

    assert said(session, claim) == {"conditions": "住满半年"}


def test_a_material_is_waived_and_asked_for_again(
    department: PageClient, session: Session, claim: Claim
) -> None:
    save(department, claim.code, waived=["m2"])
    assert said(session, claim) == {WAIVED: ["m2"]}

    save(department, claim.code, waived=[])
    assert said(session, claim) == {}


def test_a_material_besides_waits_for_the_owner_who_agrees(
    app: Flask,
    department: PageClient,
    session: Session,
    claim: Claim,
    standard: SavedDraft,
) -> None:
    typed = {"added-0-name": ["草场承包证"], "added-0-article": ["第八条"]}
    typed |= {"added-0-document": ["草原条例"], "added-0-source": ["government"]}
    save(department, claim.code, **typed)
    assert "Waits for the owner" in department.get(f"{ITEMS}/{claim.code}").text
    state = f"{ITEMS}/{claim.code}/state"
    assert "root局 keeps the standard and has not agreed" in department.get(state).text
    owner = somebody(app, Role.EDITOR, ROOT)

    page = owner.get(f"{STANDARDS}/{standard.code}").text
    form = filled(page[: page.index('value="refuse"')])
    refused = owner.post(
        f"{STANDARDS}/{standard.code}/addition", data=form | {"do": "refuse", "text": " "}
    )
    long = owner.post(
        f"{STANDARDS}/{standard.code}/addition", data=form | {"do": "refuse", "text": "长" * 2001}
    )
    agreed = owner.post(f"{STANDARDS}/{standard.code}/addition", data=form | {"do": "agree"})

    assert "草场承包证" in page
    assert (refused.status_code, long.status_code, agreed.status_code) == (422, 422, 302)
    assert "This is too long: 2000 characters at most." in long.text
    assert "长" * 2001 in long.text
    assert said(session, claim)[ADDED][0]["approved"] is True
    assert said(session, claim)[ADDED][0]["material"]["source"] == "government"
    assert "The owner agreed" in department.get(f"{ITEMS}/{claim.code}").text
    assert "keeps the standard and has not agreed" not in department.get(state).text
    save(department, claim.code)
    assert said(session, claim)[ADDED][0]["approved"] is True


def test_who_claims_does_not_agree_for_the_owner(
    department: PageClient, session: Session, claim: Claim, standard: SavedDraft
) -> None:
    typed = {"added-0-name": ["证"], "added-0-article": ["1"], "added-0-document": ["条例"]}
    save(department, claim.code, **typed)
    key = said(session, claim)[ADDED][0]["material"]["key"]

    answer = department.post(
        f"{STANDARDS}/{standard.code}/addition",
        data={"item": claim.id, "material": key, "do": "agree"},
    )

    assert answer.status_code == 422
    assert "approved" not in said(session, claim)[ADDED][0]


def test_a_changed_standard_is_confirmed_field_by_field(
    department: PageClient, session: Session, claim: Claim, standard: SavedDraft
) -> None:
    say_locally(claim.id, {"place": "2号楼", "hours": "上午"})
    change_standard(standard, **OWNER, place="新总部", hours="全天")
    assert claim.code in department.get("/staff/catalogue/confirm").text
    assert "Look at it field by field" in department.get(f"{ITEMS}/{claim.code}/state").text
    path = f"{ITEMS}/{claim.code}/confirm"

    page = department.get(path).text
    assert all(words in page for words in ("总部", "新总部", "2号楼"))
    nothing = department.submit(path, form=1)
    version = row(session, claim.id).version
    answer = department.post(
        path, data={"version": version, "field-place": "keep", "field-hours": "take"}
    )

    assert (nothing.status_code, answer.status_code) == (422, 302)
    assert said(session, claim) == {"place": "2号楼"}
    assert row(session, claim.id).hours == "全天"
    assert claim.code not in department.get("/staff/catalogue/confirm").text


def test_the_owner_sees_before_publishing_whom_a_change_touches(
    app: Flask, claim: Claim, standard: SavedDraft
) -> None:
    say_locally(claim.id, {"place": "2号楼"})
    owner = somebody(app, Role.EDITOR, ROOT)
    path = f"{ITEMS}/{standard.code}"
    form = filled(owner.get(path).text)
    owner.post(path, data=form | {"place": ["新总部"], "do": ["save"]})

    for page in (owner.get(f"{path}/state").text, owner.get(f"{path}/submit").text):
        assert "Publishing it would touch 1 claim." in page
        assert "1 of them says one of these fields itself" in page


def test_a_claim_is_released_with_its_reason(
    department: PageClient, session: Session, claim: Claim
) -> None:
    path = f"{ITEMS}/{claim.code}/release"

    none = department.submit(path, {"basis": "文〔2026〕2号"}, form=1)
    bare = department.submit(path, {"reason": "transferred"}, form=1)
    answer = department.submit(path, {"reason": "transferred", "basis": "文〔2026〕2号"}, form=1)

    assert (none.status_code, bare.status_code, answer.status_code) == (422, 422, 302)
    assert row(session, claim.id).current_revision_id is None
    assert department.get(path, lint=False).status_code == 404


def test_every_local_fact_has_its_input() -> None:
    assert [name for name in free_fields(()) if not hasattr(LocalForm, name)] == []
