import json

import pytest

from catalogue.jobs import refresh_search
from catalogue.values.codes import Channel
from tests.catalogue.builders import a_draft, a_published_item, days
from tests.client import PageClient


def test_items_are_listed_best_first_with_the_language_of_their_names(client: PageClient) -> None:
    a_published_item("居住证申领", texts={"en": {"name": "Residence permit"}})
    a_published_item("居住证明", promised_limit=days(3))
    refresh_search()

    found = client.get("/api/v1/items?q=居住证&lang=en&page=1").json

    assert found is not None
    assert (found["total"], found["page"]) == (2, 1)
    assert {(item["name"], item["lang"]) for item in found["items"]} == {
        ("Residence permit", "en"),
        ("居住证明", "zh-Hans"),
    }
    assert all(item["url"].startswith("/en/items/L-") for item in found["items"])


def test_a_program_is_told_what_was_searched_instead(client: PageClient) -> None:
    a_published_item("结婚证补领")
    refresh_search()

    found = client.get("/api/v1/items?q=结昏证").json
    typed = client.get("/api/v1/items?q=结昏证&as_typed=1").json

    assert found is not None
    assert typed is not None
    assert (found["instead"], found["total"]) == ("结婚证", 1)
    assert typed["instead"] == ""


@pytest.mark.parametrize("tag", ["kk", "xx", ""])
def test_a_language_that_is_not_offered_leads_to_no_missing_page(
    client: PageClient, tag: str
) -> None:
    a_published_item("居住证申领")
    refresh_search()

    found = client.get(f"/api/v1/items?lang={tag}").json

    assert found is not None
    assert client.get(found["items"][0]["url"]).status_code == 200


def test_an_item_is_given_whole_with_its_digest(client: PageClient) -> None:
    item = a_published_item("居住证申领", channels=(Channel.WINDOW,))

    found = client.get(f"/api/v1/items/{item.code}").json

    assert found is not None
    assert found["code"] == item.code
    assert found["facts"]["channels"] == ["window"]
    assert len(found["digest"]) == 64


def test_an_item_is_given_as_linked_data_with_all_that_it_names(client: PageClient) -> None:
    item = a_published_item("居住证申领", channels=(Channel.WINDOW,))

    answer = client.get(f"/api/v1/items/{item.code}.jsonld")

    assert answer.content_type == "application/ld+json"
    graph = json.loads(answer.data)["@graph"]
    service = graph[-1]
    assert service["dct:identifier"] == item.code
    named = {service["cv:hasCompetentAuthority"]["@id"], service["dct:spatial"]["@id"]}
    assert named <= {node["@id"] for node in graph}


def test_a_draft_is_not_given(client: PageClient) -> None:
    draft = a_draft()

    for address in (draft.code, f"{draft.code}.jsonld"):
        assert client.get(f"/api/v1/items/{address}", lint=False).status_code == 404


def test_the_interface_describes_itself(client: PageClient) -> None:
    found = client.get("/api/v1/openapi.json").json

    assert found is not None
    assert found["openapi"].startswith("3.1")
    assert {"/items", "/items/{code}"} <= found["paths"].keys()
