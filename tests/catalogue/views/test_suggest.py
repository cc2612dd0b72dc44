import pytest
from limits import parse

from catalogue.jobs import refresh_search
from catalogue.views import suggest
from tests.catalogue.builders import a_published_item
from tests.client import PageClient


def test_words_are_offered_while_somebody_types(client: PageClient) -> None:
    a_published_item("居住证申领", texts={"en": {"name": "Residence permit"}})
    refresh_search()

    answer = client.get("/en/suggest?q=resid")

    assert "Residence permit" in answer.json
    assert answer.headers["Cache-Control"] == "private, max-age=300"
    assert client.get("/en/suggest?q=").json == []


def test_at_most_eight_are_offered(client: PageClient) -> None:
    for number in range(12):
        a_published_item(f"居住证第{number}种")
    refresh_search()

    assert len(client.get("/zh-Hans/suggest?q=居住证").json) == 8


def test_nothing_is_offered_while_the_search_is_prepared(client: PageClient) -> None:
    assert client.get("/en/suggest?q=resid").json == []


def test_who_asks_without_end_is_told_to_wait(
    client: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggest, "ASKED", parse("2 per minute"))

    answers = [client.get("/en/suggest?q=a").status_code for _ in range(3)]

    assert answers == [200, 200, 429]
