"""The material dictionary at the desk of its keepers."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries.dictionary import get_entry
from catalogue.tables import Material
from catalogue.values.codes import MaterialSource
from catalogue.values.dictionary import EntryState
from kernel.access import SYSTEM, Role
from tests.catalogue.builders import a_draft, a_material
from tests.catalogue.entries import an_entry
from tests.catalogue.views.filled import filled
from tests.catalogue.views.standards import a_directory, somebody
from tests.client import PageClient
from tests.organisation.builders import COUNTY, OTHER_COUNTY, ROOT
from tests.queries import Queries

LIST = "/staff/catalogue/materials"


@pytest.fixture
def world(app: Flask) -> dict[str, int]:
    return a_directory()


@pytest.fixture
def publisher(app: Flask, world: dict[str, int]) -> PageClient:
    return somebody(app, Role.PUBLISHER, ROOT)


@pytest.fixture
def editor(app: Flask, world: dict[str, int]) -> PageClient:
    return somebody(app, Role.EDITOR, COUNTY)


def send(client: PageClient, address: str, **said: str) -> Any:
    return client.post(address, data={**filled(client.get(address).text), **said})


def test_a_publisher_writes_an_entry(
    session: Session, publisher: PageClient, world: dict[str, int]
) -> None:
    answer = send(
        publisher,
        f"{LIST}/new",
        name="居民身份证",
        key="id-card",
        aliases="身份证\n二代身份证",
        state="in_use",
        department=str(world["root"]),
        **{"names-ug": "كىملىك"},
    )

    assert answer.status_code == 302
    entry = get_entry(session, "id-card", SYSTEM)
    assert entry.state is EntryState.IN_USE
    assert entry.facts.aliases == ("身份证", "二代身份证")
    assert entry.facts.names == {"ug": "كىملىك"}


def test_a_refusal_stands_on_the_form(publisher: PageClient, world: dict[str, int]) -> None:
    answer = send(
        publisher,
        f"{LIST}/new",
        name="居民身份证",
        key="KEY",
        department=str(world["root"]),
        state="draft",
    )

    assert answer.status_code == 422
    assert "A key has 2 to 36" in answer.text


def test_the_list_is_narrowed_by_what_stands_in_the_address(
    editor: PageClient, world: dict[str, int]
) -> None:
    an_entry(world["root"], aliases=("二代证",))
    an_entry(world["root"], "held", "结婚证", held_by="民政局", held_basis="文号")

    assert "结婚证" not in editor.get(f"{LIST}?q=二代证").text
    assert "居民身份证" not in editor.get(f"{LIST}?show=held").text
    assert "居民身份证" not in editor.get(f"{LIST}?show=mine").text


def test_the_list_asks_as_much_for_many_entries_as_for_one(
    editor: PageClient,
    world: dict[str, int],
    count_queries: Callable[[], AbstractContextManager[Queries]],
) -> None:
    an_entry(world["root"])
    with count_queries() as few:
        editor.get(LIST)
    for number in range(5):
        an_entry(world["root"], f"k{number}", f"材料{number}")
    with count_queries() as many:
        editor.get(LIST)

    assert len(many) == len(few)


def test_an_entry_kept_by_others_is_read_and_not_changed(app: Flask, world: dict[str, int]) -> None:
    an_entry(world["a"], state=EntryState.DRAFT)
    stranger = somebody(app, Role.EDITOR, OTHER_COUNTY)

    page = stranger.get(f"{LIST}/id-card")

    assert "kept by others" in page.text
    assert stranger.post(f"{LIST}/id-card", data=filled(page.text)).status_code == 422


@pytest.mark.parametrize("version", ["", "x", "0"])
def test_an_entry_is_saved_over_the_version_that_was_read(
    publisher: PageClient, world: dict[str, int], version: str
) -> None:
    an_entry(world["root"])

    assert send(publisher, f"{LIST}/id-card", version=version).status_code == 422
    assert send(publisher, f"{LIST}/id-card").status_code == 302


def test_a_material_takes_over_what_its_entry_says(
    session: Session, publisher: PageClient, world: dict[str, int]
) -> None:
    an_entry(world["root"], aliases=("身份证",), issuer="公安局", source=MaterialSource.GOVERNMENT)
    draft = a_draft(department="root局", region=ROOT, materials=(a_material(),))
    address = f"/staff/catalogue/items/{draft.code}"

    answer = send(
        publisher,
        address,
        do="save",
        **{"materials-0-name": "", "materials-0-dictionary": "身份证"},
    )

    assert answer.status_code == 302
    row = session.scalars(select(Material)).one()
    assert (row.dictionary, row.name, row.issuer) == ("id-card", "居民身份证", "公安局")
    assert row.source is MaterialSource.GOVERNMENT


def test_an_entry_that_is_not_there_is_named_at_its_field(
    publisher: PageClient, world: dict[str, int]
) -> None:
    draft = a_draft(department="root局", region=ROOT)
    address = f"/staff/catalogue/items/{draft.code}"

    answer = send(publisher, address, do="save", **{"materials-0-dictionary": "没有"})

    assert answer.status_code == 422
    assert "The material dictionary has no entry 没有." in answer.text
