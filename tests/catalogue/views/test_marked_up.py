"""A guide says in the words of schema.org what it is about."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from lxml import etree

from catalogue.values.codes import Channel, Charged, ItemType
from catalogue.values.facts import FeeFacts
from kernel.locales import LANGUAGES
from tests.catalogue.builders import a_published_item
from tests.catalogue.bundling import a_bundle, member
from tests.client import PageClient
from tests.organisation.builders import COUNTY, a_small_world

HOUSE = "http://127.0.0.1:8000"
THING = {"name", "alternateName", "identifier", "description", "url"}
KNOWN = {  # of each type the properties that schema.org has, own and inherited, which we use
    "Thing": THING,
    "GovernmentService": THING
    | {"serviceType", "provider", "serviceOperator", "areaServed", "jurisdiction", "audience"}
    | {"serviceOutput", "availableChannel", "offers", "isRelatedTo"},
    "GovernmentOrganization": THING | {"telephone"},
    "AdministrativeArea": THING,
    "Audience": THING | {"audienceType"},
    "ServiceChannel": THING | {"serviceUrl", "serviceLocation", "availableLanguage"},
    "Place": THING | {"address", "telephone", "geo"},
    "GeoCoordinates": THING | {"latitude", "longitude"},
    "Offer": THING | {"price", "priceCurrency"},
}
RANGES = {  # what is told of by a thing of its own, and of which type
    "provider": "GovernmentOrganization",
    "serviceOperator": "GovernmentOrganization",
    "areaServed": "AdministrativeArea",
    "jurisdiction": "AdministrativeArea",
    "audience": "Audience",
    "serviceOutput": "Thing",
    "availableChannel": "ServiceChannel",
    "serviceLocation": "Place",
    "geo": "GeoCoordinates",
    "offers": "Offer",
    "isRelatedTo": "GovernmentService",
}


@dataclass
class Item:
    """A thing that a page tells of."""

    kind: str
    told: dict[str, list[Any]] = field(default_factory=dict)
    languages: dict[str, str | None] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.told[name]


def read(node: Any) -> Item:
    """Return an element with itemscope as microdata has it."""
    found = Item(str(node.get("itemtype")).removeprefix("https://schema.org/"))
    for inner in node.iterdescendants():
        owner = next(one for one in inner.iterancestors() if one.get("itemscope") is not None)
        if inner.get("itemprop") and owner is node:
            scoped = inner.get("itemscope") is not None
            value = read(inner) if scoped else inner.get("content", inner.get("href"))
            for name in inner.get("itemprop").split():
                found.told.setdefault(name, []).append(value)
                found.languages[name] = inner.get("lang")
    return found


def told(client: PageClient, address: str) -> Item:
    page = etree.HTML(client.get(address).data)
    (root,) = page.xpath("//*[@itemscope and not(@itemprop)]")
    return read(root)


def wrong(item: Item) -> list[str]:
    """Return what schema.org has no word for, or another sort of value."""
    faults = [f"{item.kind}.{name}" for name in item.told if name not in KNOWN[item.kind]]
    for name, values in item.told.items():
        for value in values:
            kind = value.kind if isinstance(value, Item) else None
            if kind != RANGES.get(name) or value in ("", None):
                faults.append(f"{item.kind}.{name} = {value}")
            faults += wrong(value) if isinstance(value, Item) else []
    return faults


@pytest.fixture
def code(client: PageClient) -> str:
    a_small_world()
    here: dict[str, Any] = {"region": COUNTY, "department": "police局"}
    item = a_published_item(
        "居住证申领",
        texts={"en": {"name": "Residence permit"}, "ug": {"name": "تۇرۇش گۇۋاھنامىسى"}},
        summary="来办<居住证>",
        online_url="https://online.example/1",
        result_name="居住证",
        item_type=ItemType.PERMIT,
        channels=(Channel.WINDOW, Channel.ONLINE),
        charged=Charged.YES,
        fees=(FeeFacts(name="工本费", amount_fen=2050), FeeFacts(name="按面积")),
        **here,
    )
    other = a_published_item("户口登记", charged=Charged.NO, **here)
    a_bundle(member(item.item_id), member(other.item_id), region=COUNTY)
    return item.code


def test_a_guide_is_a_government_service_with_who_provides_it_and_where(
    client: PageClient, code: str
) -> None:
    found = told(client, f"/en/items/{code}")

    assert (found.kind, found["name"], found["identifier"]) == (
        "GovernmentService",
        ["Residence permit"],
        [code],
    )
    assert (found["alternateName"], found.languages["alternateName"]) == (["居住证申领"], "zh-Hans")
    assert found["description"] == ["来办<居住证>"]
    assert found["url"] == [f"{HOUSE}/en/items/{code}"]
    assert found["provider"][0]["name"] == ["police"]
    assert found["areaServed"][0]["name"] == ["Region 650100"]
    assert [(one.told.get("name"), one["price"]) for one in found["offers"]] == [
        (["工本费"], ["20.50"])
    ]


def test_its_windows_are_a_channel_that_is_booked_in_every_language(
    client: PageClient, code: str
) -> None:
    window, online = told(client, f"/en/items/{code}")["availableChannel"]

    assert window["serviceUrl"] == [f"{HOUSE}/en/book?item={code}"]
    assert window["availableLanguage"] == [*LANGUAGES]
    (hall,) = window["serviceLocation"]
    assert (hall["name"], hall["address"]) == (["Hall hall"], ["团结路1号"])
    assert hall["url"] == [f"{HOUSE}/en/centres/hall"]
    assert online["serviceUrl"] == ["https://online.example/1"]


def test_bundles_it_belongs_to_are_related_services(client: PageClient, code: str) -> None:
    (bundle,) = told(client, f"/en/items/{code}?place={COUNTY}")["isRelatedTo"]

    assert bundle["url"] == [f"{HOUSE}/en/bundles/restaurant"]


def test_what_is_free_is_offered_for_nothing(client: PageClient) -> None:
    item = a_published_item("甲", charged=Charged.NO)

    assert told(client, f"/en/items/{item.code}")["offers"][0]["price"] == ["0"]
    assert "offers" not in told(client, f"/en/items/{a_published_item('乙').code}").told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_is_one_of_schema_org_in_every_language(
    client: PageClient, code: str, lang: str
) -> None:
    found = told(client, f"/{lang}/items/{code}?place={COUNTY}")

    assert wrong(found) == []
    assert found.told.keys() >= KNOWN["GovernmentService"] - {"alternateName"}
    assert found["url"] == [f"{HOUSE}/{lang}/items/{code}"]


def test_a_guide_leads_to_itself_as_linked_data(client: PageClient, code: str) -> None:
    page = etree.HTML(client.get(f"/en/items/{code}").data)

    (href,) = page.xpath("//link[@type='application/ld+json']/@href")

    assert client.get(href).status_code == 200
