from collections.abc import Callable
from contextlib import AbstractContextManager
from xml.etree import ElementTree

import pytest

from catalogue.values.dictionary import EntryState
from catalogue.views import sitemap
from tests.catalogue.builders import a_draft, a_published_item
from tests.catalogue.bundling import a_bundle, member, save
from tests.catalogue.entries import an_entry
from tests.client import PageClient
from tests.organisation.builders import COUNTY, a_department, a_small_world
from tests.queries import Queries

SITE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def located(xml: str) -> list[str]:
    return [one.text or "" for one in ElementTree.fromstring(xml).iter(f"{SITE}loc")]  # noqa: S314


def test_the_index_names_files_that_name_every_published_service(
    client: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "AT_ONCE", 2)
    codes = {a_published_item(name).code for name in ("甲", "乙", "丙")}
    a_draft("丁")

    files = [
        path.partition("127.0.0.1:8000")[2] for path in located(client.get("/sitemap.xml").text)
    ]
    found = [address for path in files for address in located(client.get(path).text)]

    assert files == [
        f"/sitemaps/{name}.xml" for name in ("pages-1", "pages-2", "pages-3", "pages-4", 1, 2)
    ]
    assert {one.rpartition("/")[2] for one in found if "/items/" in one} == codes
    assert any(address.endswith("/ug/items") for address in found)
    for name in ("0", "3", "pages-0", "pages-5", f"pages-{10**9}"):
        assert client.get(f"/sitemaps/{name}.xml").status_code == 404


def test_bundles_and_documents_are_named_once_citizens_can_read_them(client: PageClient) -> None:
    a_small_world()
    office = a_department("food", COUNTY)
    members = [member(a_published_item(name).item_id) for name in ("甲", "乙")]
    a_bundle(*members, region=COUNTY)
    save(*members, region=COUNTY, slug="unready")
    an_entry(office)
    an_entry(office, "photo", "照片", state=EntryState.DRAFT)

    found = [
        path.partition("127.0.0.1:8000")[2]
        for path in located(client.get("/sitemaps/pages-1.xml").text)
    ]

    assert {path for path in found if path.startswith(("/en/bundles", "/en/materials"))} == {
        "/en/bundles",
        "/en/bundles/restaurant",
        "/en/materials/id-card",
    }


def test_each_page_names_itself_and_its_other_languages(client: PageClient) -> None:
    a_published_item("甲")
    root = ElementTree.fromstring(client.get("/sitemaps/1.xml").text)  # noqa: S314

    told = [{one.get("hreflang"): one.get("href") for one in page.iter(LINK)} for page in root]
    places = [page.findtext(f"{SITE}loc") for page in root]
    assert {tuple(sorted(links.items())) for links in told} == {tuple(sorted(told[0].items()))}
    assert {*places} == {*told[0].values()}
    assert told[0]["x-default"] == told[0]["zh-Hans"]
    assert all(page.findtext(f"{SITE}lastmod") for page in root)


def test_robots_are_kept_from_what_is_personal_and_led_to_the_map(client: PageClient) -> None:
    text = client.get("/robots.txt").text

    assert "Disallow: /staff/\n" in text
    assert "Disallow: /*/cases\n" in text
    assert text.endswith("Sitemap: http://127.0.0.1:8000/sitemap.xml\n")


def test_a_file_that_did_not_change_is_not_sent_again(client: PageClient) -> None:
    a_published_item("甲")
    tag = client.get("/sitemaps/1.xml").headers["ETag"]

    assert client.get("/sitemaps/1.xml", headers={"If-None-Match": tag}).status_code == 304


def test_a_file_takes_one_query(
    client: PageClient, count_queries: Callable[[], AbstractContextManager[Queries]]
) -> None:
    for name in ("甲", "乙", "丙"):
        a_published_item(name)
    client.get("/sitemaps/1.xml")
    with count_queries() as asked:
        client.get("/sitemaps/1.xml")

    assert len(asked) == 1, asked
