"""A guide says in the words of schema.org what it is about."""

from html.parser import HTMLParser

from tests.catalogue.builders import a_published_item
from tests.client import PageClient


class Told(HTMLParser):
    """The properties of a page's microdata."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.types: list[str] = []
        self.told: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if "itemtype" in found:
            self.types.append(str(found["itemtype"]).rpartition("/")[2])
        if "itemprop" in found and tag in ("meta", "link"):
            self.told.append((str(found["itemprop"]), str(found.get("content", found.get("href")))))


def test_a_guide_is_a_government_service_with_its_operator(client: PageClient) -> None:
    facts = {"summary": "来办<居住证>", "online_url": "https://online.example/1"}
    item = a_published_item("居住证申领", texts={"en": {"name": "Residence permit"}}, **facts)

    page = Told(client.get(f"/en/items/{item.code}").text)

    assert page.types == [
        "GovernmentService",
        "GovernmentOrganization",
        "AdministrativeArea",
        "ServiceChannel",
    ]
    assert ("name", "Residence permit") in page.told
    assert ("identifier", item.code) in page.told
    assert ("description", "来办<居住证>") in page.told
    assert ("url", f"http://127.0.0.1:8000/en/items/{item.code}") in page.told
    assert ("serviceUrl", "https://online.example/1") in page.told
    assert ("name", "公安局") in page.told
