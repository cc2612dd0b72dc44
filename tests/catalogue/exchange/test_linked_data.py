"""What the shapes of CPSV-AP 3.2 ask for, held against what is written.

Cardinalities, types and languages are those of its SHACL file; that file itself is not copied here.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from catalogue.exchange.exporting import export_file
from catalogue.values.codes import Audience, Channel, Charged
from catalogue.values.facts import FeeFacts
from catalogue.values.limits import LimitUnit
from tests.catalogue.builders import a_draft, a_material, a_published_item, days
from tests.catalogue.bundling import a_bundle, member
from tests.organisation.builders import COUNTY, OTHER_COUNTY, a_small_world

LANGUAGE_TAGGED = {"dct:title", "dct:description", "skos:prefLabel"}
TITLED = ("dct:identifier", "dct:title")
NEEDED = {  # at least one of each
    "cpsv:PublicService": (*TITLED, "dct:description", "cv:hasCompetentAuthority"),
    "cv:PublicOrganisation": ("skos:prefLabel", "dct:spatial"),
    "cv:Evidence": TITLED,
    "cv:Requirement": TITLED,
    "cv:Output": TITLED,
    "cv:Channel": ("dct:identifier",),
    "cv:Cost": ("dct:identifier",),
    "cv:Event": TITLED,
}
RANGES = {  # of what a property names, the type stands in the file
    "cv:hasCompetentAuthority": "cv:PublicOrganisation",
    "dct:spatial": ["dct:Location", "http://data.europa.eu/88u/dataset/atu-type"],
    "dct:audience": "skos:Concept",
    "cv:thematicArea": "skos:Concept",
    "cpsv:hasInput": "cv:Evidence",
    "cpsv:produces": "cv:Output",
    "cv:holdsRequirement": "cv:Requirement",
    "cv:hasChannel": "cv:Channel",
    "cv:hasCost": "cv:Cost",
    "cv:hasLegalResource": "eli:LegalResource",
    "cv:currency": "skos:Concept",
}
ONCE = ("dct:identifier", "cv:processingTime", "cv:hasValue", "cv:currency")


@pytest.fixture
def graph(app: Flask, tmp_path: Path) -> list[dict[str, Any]]:
    a_small_world()
    here: dict[str, Any] = {"region": COUNTY, "department": "police局"}
    first = a_published_item(
        "居住证申领",
        summary="来办居住证",
        texts={"ug": {"name": "تۇرۇش گۇۋاھنامىسى"}},
        materials=(a_material("申请表", key="m1"),),
        promised_limit=days(15, LimitUnit.NATURAL_DAY),
        legal_limit=days(20),
        conditions="年满十六周岁",
        result_name="居住证",
        legal_basis=("居住证暂行条例",),
        channels=(Channel.WINDOW, Channel.ONLINE),
        audiences=(Audience.PERSON,),
        themes=("household",),
        fees=(FeeFacts(name="工本费", amount_fen=2050), FeeFacts(name="按面积")),
        **here,
    )
    second = a_published_item(
        "无证明", materials=(), promised_limit=days(5), charged=Charged.NO, **here
    )
    a_draft("草稿", **here)
    a_bundle(member(first.item_id), member(second.item_id), region=COUNTY)
    a_bundle(member(first.item_id), member(second.item_id), region=OTHER_COUNTY, slug="elsewhere")
    path = tmp_path / "items.jsonld"
    assert export_file(path) == 2
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["@graph"]
    return found


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every node, within others too."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one
            for inner in one.values():
                yield from nodes(inner)


def kind_of(node: dict[str, Any]) -> str:
    """Return the type of a node; where it has two, the first."""
    kind = node["@type"]
    return kind if isinstance(kind, str) else kind[0]


def service(graph: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(one for one in graph if name in json.dumps(one, ensure_ascii=False))


def test_everything_that_must_be_said_is_said(graph: list[dict[str, Any]]) -> None:
    described = [node for node in nodes(graph) if len(node) > 2 and "@type" in node]

    for node in described:
        missing = [name for name in NEEDED.get(kind_of(node), ()) if not node.get(name)]
        assert not missing, (node, missing)
    assert {kind_of(node) for node in described} >= NEEDED.keys()


def test_what_is_named_has_its_type_in_the_file(graph: list[dict[str, Any]]) -> None:
    for node in nodes(graph):
        for name, kind in RANGES.items():
            direct = node.get(name, [])
            for one in direct if isinstance(direct, list) else [direct]:
                assert one["@type"] == kind, (name, one)


def test_texts_have_their_language_each_once(graph: list[dict[str, Any]]) -> None:
    for node in nodes(graph):
        for name in LANGUAGE_TAGGED & node.keys():
            if node.get("@type") == "eli:LegalResource":
                continue  # the law is cited, not described
            languages = Counter(one["@language"] for one in node[name])
            assert max(languages.values()) == 1
    assert {one["@language"] for one in service(graph, "居住证申领")["dct:title"]} == {
        "zh-Hans",
        "ug",
    }


def test_what_may_stand_once_stands_once(graph: list[dict[str, Any]]) -> None:
    for node in nodes(graph):
        for name in ONCE:
            assert not isinstance(node.get(name), list), (name, node)


def test_durations_are_durations_and_working_days_are_none(graph: list[dict[str, Any]]) -> None:
    found = service(graph, "居住证申领")
    assert found["cv:processingTime"] == {"@value": "P15D", "@type": "xsd:duration"}
    assert found["ow:legalLimit"] == {"ow:number": 20, "ow:unit": "working_day"}
    assert "cv:processingTime" not in service(graph, "无证明")


def test_amounts_are_numbers_with_a_currency_or_not_there(graph: list[dict[str, Any]]) -> None:
    first, second = service(graph, "居住证申领")["cv:hasCost"]
    assert first["cv:hasValue"] == {"@value": "20.5", "@type": "xsd:double"}
    assert "cv:hasValue" not in second
    (free,) = service(graph, "无证明")["cv:hasCost"]
    assert free["cv:hasValue"]["@value"] == "0"


def test_drafts_are_nobodys_data(graph: list[dict[str, Any]]) -> None:
    assert "草稿" not in json.dumps(graph, ensure_ascii=False)


def test_a_bundle_is_an_event_that_groups_the_services_of_its_region(
    graph: list[dict[str, Any]],
) -> None:
    events = [node["@id"] for node in graph if kind_of(node) == "cv:Event"]
    assert [one.rpartition("/")[2] for one in events] == ["restaurant", "elsewhere"]
    for name in ("居住证申领", "无证明"):
        (node,) = [one for one in graph if one.get("dct:title", [{}])[0].get("@value") == name]
        assert [one["@id"] for one in node["cv:isGroupedBy"]] == events[:1]
