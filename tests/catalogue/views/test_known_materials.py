"""What citizens and clerks learn from the material dictionary."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy.orm import Session

from catalogue.queries import find_published
from catalogue.values.dictionary import EntryState
from kernel.access import Role
from tests.booking.builders import a_hall
from tests.booking.views.walking import book, reference_of
from tests.catalogue.builders import a_claim, a_material, a_published_item
from tests.catalogue.entries import a_file, an_entry
from tests.catalogue.views.standards import a_directory, a_wish, somebody
from tests.client import PageClient
from tests.intake.builders import a_clerk, an_office
from tests.intake.signing import sign_in
from tests.organisation.builders import COUNTY, OTHER_COUNTY, ROOT
from tests.queries import Queries

HELD = {"held_by": "公安局", "held_basis": "数据共享〔2026〕1号"}
CARD = a_material("身份证", key="m1", dictionary="id-card")
NO_NEED = "No need to bring it: the office has it"


@pytest.fixture
def world(app: Flask) -> dict[str, int]:
    return a_directory()


def a_guide(region: str = COUNTY, department: str = "a局", **facts: Any) -> str:
    given = {"materials": (CARD, a_material("申请表", key="m2")), **facts}
    return a_published_item(region=region, department=department, **given).code


def test_a_guide_says_what_stands_in_for_the_paper_and_where_the_form_is(
    client: PageClient, world: dict[str, int]
) -> None:
    code = a_guide()
    an_entry(world["root"], licence="电子身份证")
    file = a_file("id-card")

    page = client.get(f"/en/items/{code}").text

    assert "An electronic licence on your phone is enough" in page
    assert "电子身份证" in page
    assert f"/en/materials/id-card/files/{file}" in page
    assert "PDF, 1 KB" in page


def test_issuer_and_electronic_licence_are_said_in_the_readers_language_where_they_are_common(
    client: PageClient, world: dict[str, int]
) -> None:
    an_entry(world["root"], issuer="公安机关", licence="居民身份证电子证照")
    an_entry(world["root"], "odd", "会员证", issuer="某某协会")

    page = client.get("/ug/materials/id-card").text

    assert "جامائەت خەۋپسىزلىكى ئورگىنى" in page
    assert "كىملىك (ئېلېكترونلۇق)" in page
    assert "<h1>كىملىك</h1>" in page
    assert re.search(r'lang="zh-Hans"[^>]*>某某协会', client.get("/ug/materials/odd").text)


def test_what_an_office_holds_is_not_to_be_brought_without_publishing_anew(
    client: PageClient, session: Session, world: dict[str, int]
) -> None:
    code = a_guide()
    assert NO_NEED not in client.get(f"/en/items/{code}").text
    before = find_published(session, code)

    an_entry(world["root"], **HELD)

    page = client.get(f"/en/items/{code}").text
    assert NO_NEED in page
    assert "公安局" in page
    session.rollback()
    after = find_published(session, code)
    assert before
    assert after
    assert before.digest == after.digest


def test_an_entry_speaks_for_its_own_region_and_below_only(
    client: PageClient, world: dict[str, int]
) -> None:
    code = a_guide()
    an_entry(world["b"], **HELD)

    assert NO_NEED not in client.get(f"/en/items/{code}").text


@pytest.mark.parametrize("state", [EntryState.DRAFT, EntryState.RETIRED])
def test_what_is_not_in_use_says_nothing(
    client: PageClient, world: dict[str, int], state: EntryState
) -> None:
    code = a_guide()
    an_entry(world["root"], state=state, **HELD)
    file = a_file("id-card")

    assert NO_NEED not in client.get(f"/en/items/{code}").text
    assert client.get("/en/materials/id-card").status_code == 404
    assert client.get(f"/en/materials/id-card/files/{file}").status_code == 404


def test_the_file_in_the_language_nearest_to_the_reader_is_offered(
    client: PageClient, world: dict[str, int]
) -> None:
    code = a_guide()
    an_entry(world["root"])
    chinese, uyghur = a_file("id-card"), a_file("id-card", language="ug")

    page = client.get(f"/ug/items/{code}").text

    assert f"files/{uyghur}" in page
    assert f"files/{chinese}" not in page


def test_a_guide_asks_once_for_all_its_materials(
    client: PageClient, world: dict[str, int], count_queries: Callable[[], Any]
) -> None:
    cards = tuple(a_material(f"材料{n}", key=f"m{n}", dictionary=f"key-{n}") for n in range(5))
    one, many = a_guide(materials=cards[:1]), a_guide(name="多", materials=cards)
    for number in range(5):
        an_entry(world["root"], f"key-{number}", f"材料{number}")
        a_file(f"key-{number}")
    asked: list[AbstractContextManager[Queries]] = [count_queries(), count_queries()]
    with asked[0] as few:
        client.get(f"/en/items/{one}")
    with asked[1] as more:
        client.get(f"/en/items/{many}")

    assert len(more) == len(few), more


def test_the_page_of_a_document_names_each_service_once(
    client: PageClient, world: dict[str, int]
) -> None:
    a_guide(name="自有事项")
    standard = a_wish("共同事项", materials=(CARD,))
    a_claim(standard, world["a"])
    a_claim(standard, world["a2"])
    a_wish("没有人认领", materials=(CARD,))
    an_entry(world["root"], names={"en": "Identity card"}, issuer="公安局")

    page = client.get("/en/materials/id-card").text

    assert "Identity card" in page
    assert page.count("共同事项") == 1
    assert "2 places" in page
    assert "自有事项" in page
    assert "没有人认领" not in page


def test_what_a_county_holds_is_said_of_that_county_only(
    client: PageClient, world: dict[str, int]
) -> None:
    a_county = re.compile(rf"Region</dt>\s*<dd>\s*(?:<[^>]+>)*Region {COUNTY}")
    an_entry(world["a"], **HELD)

    nowhere, inside, outside = (
        client.get(f"/en/materials/id-card{place}").text
        for place in ("", f"?place={COUNTY}", f"?place={OTHER_COUNTY}")
    )

    assert a_county.search(nowhere)
    assert NO_NEED in inside
    assert NO_NEED not in outside
    assert "Your place does not lie in it." in outside


def test_a_file_is_to_keep_and_never_runs(client: PageClient, world: dict[str, int]) -> None:
    an_entry(world["root"])
    file = a_file("id-card", content=b"%PDF-1.7 <script>")

    answer = client.get(f"/en/materials/id-card/files/{file}")
    answer.close()

    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_staff_add_a_file_and_remove_it(app: Flask, world: dict[str, int]) -> None:
    publisher = somebody(app, Role.PUBLISHER, ROOT)
    an_entry(world["root"])
    address = "/staff/catalogue/materials/id-card/files"
    data = {"kind": "sample", "language": "ug"}

    added = publisher.post(address, data={**data, "file": (BytesIO(b"%PDF-1.7"), "../样例.exe")})
    refused = publisher.post(address, data={**data, "file": (BytesIO(b"MZ"), "样例.pdf")})

    assert (added.status_code, refused.status_code) == (302, 422)
    page = publisher.get(address).text
    assert "样例.pdf" in page
    number = page.rpartition('name="drop" value="')[2].partition('"')[0]
    assert publisher.post(address, data={"drop": number}).status_code == 302
    assert "No file yet." in publisher.get(address).text


def test_files_of_others_are_not_for_everybody_to_change(app: Flask, world: dict[str, int]) -> None:
    stranger = somebody(app, Role.EDITOR, COUNTY)
    an_entry(world["root"])
    file = a_file("id-card")
    address = "/staff/catalogue/materials/id-card/files"

    answer = stranger.post(address, data={"drop": str(file)})

    assert answer.status_code == 403


def test_staff_see_which_of_their_items_ask_for_it_and_by_what_name(
    app: Flask, world: dict[str, int]
) -> None:
    a_guide(name="我的事项")
    a_guide(name="别人的事项", region=ROOT, department="root局")
    an_entry(world["root"])

    page = somebody(app, Role.EDITOR, COUNTY).get("/staff/catalogue/materials/id-card/uses").text

    assert "我的事项" in page
    assert ">身份证<" in page
    assert "别人的事项" not in page


def test_lists_to_bring_leave_out_what_is_held(client: PageClient, session: Session) -> None:
    _centre, code = a_hall(materials=(CARD, a_material("申请表", key="m2")))
    item = find_published(session, code)
    assert item
    an_entry(item.department_id, **HELD)
    reference = reference_of(book(client, code))

    visit = client.get(f"/en/appointments/{reference}").text
    slip = client.get(f"/en/appointments/{reference}/slip.pdf")
    tick = client.get(f"/en/items/{code}/checklist.pdf")

    assert NO_NEED in visit
    printed = PdfReader(BytesIO(slip.data)).pages[0].extract_text()
    assert "申请表" in printed
    assert "身份证" not in printed
    assert "— 身份证" in PdfReader(BytesIO(tick.data)).pages[0].extract_text()


def test_the_desk_does_not_wait_for_what_is_held(client: PageClient, session: Session) -> None:
    centre, code = an_office(materials=(CARD, a_material("申请表", key="m2")))
    item = find_published(session, code)
    assert item
    an_entry(item.department_id, **HELD)
    sign_in(client, a_clerk(centre))

    page = client.get(f"/staff/desk/take-in?item={code}").text

    assert "免提交" in page
    states = re.findall(r'name="state-(m\d)"\s+value="(\w+)"[^>]* checked', page)
    assert states == [("m1", "not_needed"), ("m2", "complete")]
