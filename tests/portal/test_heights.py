from flask import Flask

from tests.catalogue.builders import a_published_item, days
from tests.client import PageClient


def test_a_guide_says_by_which_day_the_answer_would_be_due(app: Flask, client: PageClient) -> None:
    item = a_published_item(promised_limit=days(5))

    page = client.get(f"/en/items/{item.code}")

    assert page.status_code == 200
    assert "November 30, 2026" in page.text  # five working days after Monday the 23rd
