"""Many claims confirmed with one press."""

import pytest

from catalogue.tables import ServiceItem
from catalogue.values.commands import SavedDraft
from kernel.access import Role
from kernel.db import db
from tests.catalogue.builders import a_claim, change_standard, days
from tests.catalogue.usecases.claiming import say_locally, standard
from tests.catalogue.usecases.conftest import counties
from tests.catalogue.views.filled import filled
from tests.catalogue.views.test_staff import sign_in
from tests.client import PageClient
from tests.organisation.builders import ROOT, an_account

__all__ = ["counties"]  # a fixture

CONFIRM = "/staff/catalogue/confirm"


@pytest.fixture
def saved(counties: dict[str, int]) -> SavedDraft:
    return standard(place="总部")


@pytest.fixture
def claims(counties: dict[str, int], saved: SavedDraft) -> list[int]:
    """Three claims with a place of their own; the standard has changed the place."""
    ids = [a_claim(saved, number) for number in counties.values()]
    for number in ids:
        say_locally(number, {"place": f"{number}号楼"})
    move(saved, "新总部")
    return ids


def move(saved: SavedDraft, place: str) -> None:
    change_standard(saved, region=ROOT, department="root局", place=place, legal_limit=days(20))


@pytest.fixture
def editor(claims: list[int], client: PageClient) -> PageClient:
    return sign_in(client, an_account("editor@hall.example", Role.EDITOR, ROOT))


def places(claims: list[int]) -> list[str]:
    db.session.expire_all()
    return [db.session.get_one(ServiceItem, number).place for number in claims]


def mark(number: int) -> str:
    return f"{number}.{db.session.get_one(ServiceItem, number).version}"


def test_what_is_ticked_keeps_what_it_says(editor: PageClient, claims: list[int]) -> None:
    ticked = [mark(number) for number in claims[:2]]

    page = editor.post(CONFIRM, data={"item": ticked, "which": "ticked", "do": "keep"})

    assert "2 items were confirmed." in page.text
    assert places(claims) == [f"{number}号楼" for number in claims]
    assert "1 item" in editor.get(CONFIRM).text


def test_all_that_match_take_what_the_standard_says(editor: PageClient, claims: list[int]) -> None:
    page = editor.submit(CONFIRM, {"which": "all", "do": "take"}, form=1)

    assert "3 items were confirmed." in page.text
    assert places(claims) == ["新总部"] * 3


def test_the_filter_of_the_address_holds_for_all(editor: PageClient, claims: list[int]) -> None:
    page = editor.submit(f"{CONFIRM}?department=a", {"which": "all", "do": "take"}, form=1)

    assert "1 item was confirmed." in page.text
    assert sorted(places(claims)).count("新总部") == 1


def test_a_claim_that_somebody_saved_meanwhile_is_not_confirmed(
    editor: PageClient, claims: list[int]
) -> None:
    ticked = mark(claims[0])
    say_locally(claims[0], {"place": "三楼"}, publish=False)

    answer = editor.post(CONFIRM, data={"item": ticked, "which": "ticked", "do": "take"})

    assert answer.status_code == 422
    assert places(claims)[0] == "三楼"


def test_all_that_match_are_those_that_were_shown(
    editor: PageClient, claims: list[int], saved: SavedDraft
) -> None:
    shown = filled(editor.get(CONFIRM).text)
    move(saved, "再迁总部")

    answer = editor.post(CONFIRM, data={**shown, "which": "all", "do": "take"})

    assert answer.status_code == 422
    assert "Somebody else changed this in the meantime." in answer.text
    assert places(claims) == [f"{number}号楼" for number in claims]
    again = {**filled(answer.text), "which": "all", "do": "take"}
    assert "3 items were confirmed." in editor.post(CONFIRM, data=again).text


def test_nothing_ticked_is_told(editor: PageClient, claims: list[int]) -> None:
    answer = editor.post(CONFIRM, data={"which": "ticked", "do": "keep"})

    assert answer.status_code == 422
    assert "Tick at least one item" in answer.text
