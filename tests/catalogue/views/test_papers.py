"""Who gets a guide or a list of documents on paper, and when it has to be sent again."""

import io

from pypdf import PdfReader
from sqlalchemy import update

from catalogue.usecases.withdraw_item import withdraw_item
from catalogue.values.commands import SavedDraft, WithdrawItem
from kernel.access import SYSTEM
from kernel.db import transaction
from organisation.tables import Department
from tests.catalogue.builders import a_draft, a_published_item
from tests.client import PageClient
from tests.clock import NOW


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def withdraw(item: SavedDraft) -> None:
    with transaction() as session:
        command = WithdrawItem(item_id=item.item_id, basis="云政发〔2026〕9号")
        withdraw_item(session, command, actor=SYSTEM, now=NOW)


def test_the_guide_links_to_itself_on_paper(client: PageClient) -> None:
    code = a_published_item("居住证申领", texts={"en": {"name": "Residence permit"}}).code

    page = client.get(f"/en/items/{code}")
    paper = client.get(f"/en/items/{code}/guide.pdf")

    assert f'href="/en/items/{code}/guide.pdf"' in page.text
    assert paper.mimetype == "application/pdf"
    assert "Residence permit" in text_of(paper.data)


def test_the_guide_links_to_its_list_of_documents(client: PageClient) -> None:
    code = a_published_item("居住证申领").code

    page = client.get(f"/ug/items/{code}")
    paper = client.get(f"/ug/items/{code}/checklist.pdf")

    assert f'href="/ug/items/{code}/checklist.pdf"' in page.text
    assert "申请表" in text_of(paper.data)


def test_there_is_no_paper_of_what_is_not_published(client: PageClient) -> None:
    draft, gone = a_draft("未发布的事项"), a_published_item("已取消的事项")
    withdraw(gone)

    for code in (draft.code, gone.code, "L-UNKNOWN"):
        for paper in ("guide", "checklist"):
            assert client.get(f"/en/items/{code}/{paper}.pdf").status_code == 404


def test_a_browser_that_has_the_guide_is_not_sent_it_again(client: PageClient) -> None:
    address = f"/en/items/{a_published_item().code}/guide.pdf"
    first = client.get(address)

    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "no-cache"
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


def test_a_new_phone_of_the_department_makes_a_new_guide(client: PageClient) -> None:
    address = f"/en/items/{a_published_item().code}/guide.pdf"
    first = client.get(address)
    with transaction() as session:
        session.execute(update(Department).values(phone="0900-7777777"))

    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 200
    assert "0900-7777777" in text_of(again.data)


def test_each_language_has_a_guide_of_its_own(client: PageClient) -> None:
    code = a_published_item().code
    tags = {
        client.get(f"/{lang}/items/{code}/guide.pdf").headers["ETag"]
        for lang in ("zh-Hans", "en", "ug")
    }

    assert len(tags) == 3
