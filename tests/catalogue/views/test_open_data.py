"""The page that leads people to what they may take away whole."""

from flask import Flask

from catalogue.exchange.dumping import write_dumps
from tests.catalogue.builders import a_published_item
from tests.client import PageClient
from tests.clock import NOW


def test_the_files_are_named_with_their_age_and_lead_to_themselves(client: PageClient) -> None:
    a_published_item("居住证申领")
    assert "There are no files yet" in client.get("/en/data").text
    write_dumps(NOW)

    page = client.get("/en/data").text

    assert "Tables for a spreadsheet (CSV)" in page
    assert 'href="/api/v1/dumps/items.csv.zip"' in page
    assert "0.0\N{NO-BREAK SPACE}MB" in page
    assert 'href="/api/v1/hsds/openapi.json"' in page


def test_nobody_is_told_of_a_licence_that_was_not_given(app: Flask, client: PageClient) -> None:
    assert "has not been settled yet" in client.get("/en/data").text

    app.config["ONEWINDOW_DATA_LICENCE"] = "https://licence.example/by"

    assert 'href="https://licence.example/by" rel="license"' in client.get("/en/data").text


def test_all_ways_lead_there(client: PageClient) -> None:
    assert 'href="/en/data"' in client.get("/en/browse").text
