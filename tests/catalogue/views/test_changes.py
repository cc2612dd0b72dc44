import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from flask import Flask
from lxml import etree

from catalogue.jobs import refresh_search
from organisation.queries import line_of, list_departments
from tests.catalogue.builders import a_claim, a_published_item, a_standard, publish_again
from tests.client import PageClient
from tests.organisation.builders import COUNTY, OTHER_COUNTY, ROOT, a_department, a_small_world
from tests.queries import Queries

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def _world(app: Flask) -> None:
    a_small_world()


def entries(client: PageClient) -> list[Any]:
    return list(etree.fromstring(client.get("/en/changes.atom").data).iter(f"{ATOM}entry"))


def test_what_is_new_and_what_changed_is_said(client: PageClient) -> None:
    item = a_published_item("甲事项", department="police局", region=COUNTY)
    publish_again(
        item.code, "甲事项", department="police局", region=COUNTY, conditions="年满十八周岁"
    )
    a_published_item("乙事项", department="police局", region=COUNTY)

    page = client.get("/en/changes").text

    assert page.index("乙事项") < page.index("甲事项")
    assert "New since November" in page
    assert "Changed on November" in page


def test_what_many_places_offer_changed_once(client: PageClient) -> None:
    standard = a_standard()
    a_claim(standard, 1)
    a_claim(standard, 2)

    assert len(entries(client)) == 1


def test_a_feed_is_in_its_language_with_ids_that_stay(client: PageClient) -> None:
    item = a_published_item(
        "甲事项 <&>", department="police局", region=COUNTY, texts={"en": {"name": "Thing <&>"}}
    )
    before, again = entries(client), entries(client)
    publish_again(
        item.code, "甲事项", department="police局", region=COUNTY, conditions="年满十八周岁"
    )
    after = entries(client)

    assert before[0].findtext(f"{ATOM}title") == "Thing <&>"
    assert before[0].findtext(f"{ATOM}id") == again[0].findtext(f"{ATOM}id")
    assert before[0].findtext(f"{ATOM}id") != after[0].findtext(f"{ATOM}id")
    link = before[0].find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"http://127.0.0.1:8000/en/items/{item.code}"


def test_a_feed_that_has_not_changed_is_not_sent_again(client: PageClient) -> None:
    first = client.get("/en/changes.atom")
    again = client.get("/en/changes.atom", headers={"If-None-Match": first.headers["ETag"]})

    assert first.mimetype == "application/atom+xml"
    assert again.status_code == 304


def test_a_browser_asks_when_saved_services_changed(client: PageClient) -> None:
    item = a_published_item("甲事项", department="police局", region=COUNTY)

    found = client.get(f"/en/changes/of?code={item.code}&code=nothing").json

    assert [(row["code"], row["name"], row["lang"]) for row in found] == [
        (item.code, "甲事项", "zh-Hans")
    ]
    assert found[0]["at"].startswith("2026-11")


def test_changes_ask_the_database_as_much_of_many_as_of_few(
    client: PageClient, count_queries: Callable[[], AbstractContextManager[Queries]]
) -> None:
    for number in range(8):
        a_published_item(f"事项{number}", department="police局", region=COUNTY)

    with count_queries() as asked:
        client.get("/en/changes")

    assert len(asked) <= 3, asked


def test_all_ways_count_what_the_list_then_shows(client: PageClient) -> None:
    standard = a_standard(themes=("household",))
    a_claim(standard, 1)
    a_claim(standard, 2)
    refresh_search()

    page = client.get("/en/browse").text
    inside = client.get(f"/en/browse?in={COUNTY}").text

    assert "Region 650000: 1 service" in page.replace("<bdi>", "").replace("</bdi>", "")
    assert f"in={COUNTY}" in page or f"region={COUNTY}" in page
    assert f"region={OTHER_COUNTY}" in page
    assert "/en/items?theme=household" in page
    assert f"in={ROOT}" in inside


def test_a_service_of_two_counties_is_one_way_by_department_and_by_level(
    client: PageClient,
) -> None:
    standard = a_standard(themes=("household",))
    a_claim(standard, 1)
    a_claim(standard, a_department("police2", OTHER_COUNTY))
    refresh_search()

    page = client.get("/en/browse").text
    both = client.get("/en/items?level=county")

    assert "/en/items?level=county" in page
    assert "1 service" in both.text
    assert "line=" in page
    assert "/en/items?line=" in client.get("/en/").text


def test_all_ways_open_while_the_search_is_prepared(client: PageClient) -> None:
    assert client.get("/en/browse").status_code == 200


@pytest.fixture
def _two_themes(app: Flask) -> None:
    here: dict[str, Any] = {"department": "police局", "region": COUNTY}
    there: dict[str, Any] = {"department": "tax局", "region": OTHER_COUNTY}
    a_published_item("居住证", themes=("household", "exit_entry"), **here)
    a_published_item("纳税证明", themes=("tax",), **there)


def names_at(client: PageClient, query: str) -> list[str]:
    page = client.get(f"/zh-Hans/changes?{query}").text
    return [name for name in ("居住证", "纳税证明") if f">{name}<" in page]


@pytest.mark.usefixtures("_two_themes")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("theme=household", ["居住证"]),
        ("theme=exit_entry", ["居住证"]),
        ("theme=tax", ["纳税证明"]),
        ("theme=funeral", []),
        ("line=tax", ["纳税证明"]),
        ("line=tax&theme=household", []),
        ("since=2026-01-01", ["居住证", "纳税证明"]),
        ("since=2999-01-01", []),
        ("theme=%25&line=nobody&since=soon&page=x", ["居住证", "纳税证明"]),
    ],
)
def test_changes_are_narrowed_by_theme_department_and_day(
    client: PageClient, query: str, found: list[str]
) -> None:
    assert (
        names_at(client, query.replace("line=tax", f"line={quote(line_named('tax局'))}")) == found
    )


def line_named(department: str) -> str:
    return next(
        line_of(one) for one in list_departments().values() if one.names["zh-Hans"] == department
    )


@pytest.mark.usefixtures("_two_themes")
def test_the_page_of_a_theme_leads_to_its_feed(client: PageClient) -> None:
    page = etree.HTML(client.get("/en/changes?theme=tax").data)

    (href,) = {one for one in page.xpath("//@href") if "changes.atom" in one}
    feed = etree.fromstring(client.get(href).data)

    assert [one.findtext(f"{ATOM}title") for one in feed.iter(f"{ATOM}entry")] == ["纳税证明"]
    assert feed.findtext(f"{ATOM}title") == "New and changed services · Tax"
    whole = etree.fromstring(client.get("/en/changes.atom").data)
    assert feed.findtext(f"{ATOM}id") != whole.findtext(f"{ATOM}id")


def links(feed: Any) -> dict[str, str]:
    return {one.get("rel"): one.get("href") for one in feed.findall(f"{ATOM}link")}


def test_older_changes_are_on_the_next_page_of_list_and_feed(
    client: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalogue.views.changes.MOST", 2)
    for number in range(5):
        a_published_item(f"事项{number}", department="police局", region=COUNTY)
    href, told = "/en/changes.atom", []
    while href:
        feed = etree.fromstring(client.get(href).data)
        told += [one.findtext(f"{ATOM}title") for one in feed.iter(f"{ATOM}entry")]
        assert links(feed)["self"].endswith(href)
        href = links(feed).get("next", "").removeprefix("http://127.0.0.1:8000")

    assert told == [f"事项{number}" for number in (4, 3, 2, 1, 0)]
    assert "事项2" in client.get("/en/changes?page=2").text
    assert 'rel="next"' not in client.get("/en/changes?page=3").text


@pytest.mark.parametrize("lang", ["zh-Hans", "ug", "mn-Mong", "en"])
@pytest.mark.parametrize("query", ["", "theme=tax&page=2", "since=2026-01-02"])
def test_a_feed_has_what_the_standard_asks_for(client: PageClient, lang: str, query: str) -> None:
    """RFC 4287, 4.1.1 and 4.1.2; RFC 3339 for times; RFC 4151 for the tags that are ids."""
    for number in range(2):
        a_published_item(
            f"甲\x0b乙{number}", department="police局", region=COUNTY, themes=("tax",), summary="&<"
        )
    feed = etree.fromstring(client.get(f"/{lang}/changes.atom?{query}").data)

    assert (feed.tag, feed.get("{http://www.w3.org/XML/1998/namespace}lang")) == (
        f"{ATOM}feed",
        lang,
    )
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert {"self", "alternate"} <= links(feed).keys()
    ids = []
    for part in (feed, *feed.findall(f"{ATOM}entry")):
        once = [len(part.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")]
        assert once == [1, 1, 1]
        ids.append(part.findtext(f"{ATOM}id"))
        assert datetime.fromisoformat(str(part.findtext(f"{ATOM}updated"))).tzinfo
        assert re.fullmatch(r"tag:[0-9a-z.-]+,2026:\S+", str(ids[-1]))
        assert all(urlsplit(one.get("href", "")).scheme for one in part.findall(f"{ATOM}link"))
    assert len(ids) == len(set(ids))
