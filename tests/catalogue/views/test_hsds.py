"""The services as Open Referral HSDS 3.0."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from urllib.parse import quote

import pytest

from catalogue.jobs import refresh_search
from catalogue.rules.uuids import service_uuid
from catalogue.values.codes import Audience, Channel, Charged
from catalogue.values.facts import FeeFacts
from tests.catalogue.builders import a_draft, a_material, a_published_item, publish_again
from tests.catalogue.views.hsds_shape import DEFS, SERVICE, faults
from tests.client import PageClient
from tests.organisation.builders import COUNTY, OTHER_COUNTY, a_small_world
from tests.queries import Queries

HERE = "/api/v1/hsds"
FEES = (FeeFacts(name="工本费", amount_fen=2050), FeeFacts(name="按面积", standard="每亩另计"))
Counting = Callable[[], AbstractContextManager[Queries]]


def got(client: PageClient, path: str, **asked: object) -> dict[str, Any]:
    query = "&".join(f"{name}={quote(str(value))}" for name, value in asked.items())
    answer = client.get(f"{HERE}{path}?{query}")
    assert answer.status_code == 200, answer.data
    found: dict[str, Any] = answer.json or {}
    return found


def an_item(name: str = "居住证申领", **facts: Any) -> str:
    here: dict[str, Any] = {"region": COUNTY, "department": "police局"}
    return a_published_item(name, **{**here, **facts}).code


def a_full_item() -> str:
    return an_item(
        summary="来办居住证",
        texts={"en": {"name": "Residence permit"}},
        conditions="年满十六周岁",
        materials=(a_material("申请表", key="m1"), a_material("户口簿", key="m2", exempt=True)),
        audiences=(Audience.PERSON,),
        themes=("household",),
        channels=(Channel.WINDOW, Channel.ONLINE),
        online_url="https://zwfw.example/apply",
        charged=Charged.YES,
        fees=FEES,
    )


def test_the_interface_says_what_it_is(client: PageClient) -> None:
    found = got(client, "/")

    assert found["version"] == "3.0"
    assert found["openapi_url"].endswith(f"{HERE}/openapi.json")
    assert found["profile"].startswith("https://")
    paths = got(client, "/openapi.json")["paths"]
    assert {"/", "/services", "/services/{id}"} <= paths.keys()


def test_a_service_is_told_whole_in_the_words_of_the_standard(client: PageClient) -> None:
    a_small_world()
    code = a_full_item()

    found = got(client, f"/services/{service_uuid(code)}", lang="en")

    assert [*faults(SERVICE, found)] == []
    assert (found["name"], found["alternate_name"]) == ("Residence permit", "居住证申领")
    assert found["status"] == "active"
    assert found["url"].endswith(f"/en/items/{code}")
    assert [one.get("amount") for one in found["cost_options"]] == [20.5, None]
    assert [one["document"].partition(" · ")[0] for one in found["required_documents"]] == [
        "Application form"
    ]
    assert found["organization"]["name"] == "police"
    assert {one["taxonomy_term"]["code"] for one in found["attributes"]} == {"household", "person"}
    assert [one["code"] for one in found["languages"]] == ["zh", "en"]


def test_a_hall_has_its_hours_as_a_weekly_rule_with_the_time_zone(client: PageClient) -> None:
    a_small_world()
    code = a_full_item()

    hall, online = got(client, f"/services/{service_uuid(code)}")["service_at_locations"]

    assert hall["location"]["name"] == "hall政务服务中心"
    (address,) = hall["location"]["addresses"]
    assert (address["address_1"], address["country"]) == ("团结路1号", "CN")
    (rule,) = hall["location"]["schedules"]
    assert (rule["freq"], rule["byday"]) == ("WEEKLY", "MO,TU,WE,TH,FR")
    assert (rule["opens_at"], rule["closes_at"]) == ("10:00+08:00", "14:00+08:00")
    assert online["location"] == {
        "id": online["location"]["id"],
        "location_type": "virtual",
        "url": "https://zwfw.example/apply",
    }


def test_what_is_free_costs_nothing_and_what_is_unknown_is_not_said(client: PageClient) -> None:
    a_small_world()
    free, unknown = an_item("甲", charged=Charged.NO), an_item("乙")

    told = [got(client, f"/services/{service_uuid(code)}") for code in (free, unknown)]

    assert [one["amount"] for one in told[0]["cost_options"]] == [0]
    assert "cost_options" not in told[1]
    assert "fees_description" not in told[1]


def test_a_list_is_paged_as_the_standard_says(client: PageClient) -> None:
    a_small_world()
    codes = [an_item(f"事项{number}") for number in range(3)]

    first, last = (got(client, "/services", per_page=2, page=page) for page in (1, 2))

    counts = ("total_items", "total_pages", "page_number", "size", "first_page", "last_page")
    assert [first[name] for name in counts] == [3, 2, 1, 2, True, False]
    assert [last[name] for name in counts] == [3, 2, 2, 1, False, True]
    ids = [one["id"] for one in (*first["contents"], *last["contents"])]
    assert ids == [str(service_uuid(code)) for code in codes]
    assert "service_at_locations" not in first["contents"][0]
    beyond = got(client, "/services", page=9)
    assert (beyond["empty"], beyond["contents"]) == (True, [])


def test_a_whole_list_asks_no_more_than_a_short_one(
    client: PageClient, count_queries: Counting
) -> None:
    a_small_world()
    a_full_item()
    with count_queries() as one:
        got(client, "/services", full="true")
    for number in range(6):
        an_item(f"事项{number}", charged=Charged.NO)

    with count_queries() as seven:
        found = got(client, "/services", full="true")

    assert len(found["contents"]) == 7
    assert [fault for told in found["contents"] for fault in faults(SERVICE, told)] == []
    assert len(seven) <= len(one) <= 11, seven


def test_ids_and_times_alone_tell_what_to_fetch_again(client: PageClient) -> None:
    a_small_world()
    code = an_item()

    found = got(client, "/services", minimal="true")

    (row,) = found["contents"]
    assert row.keys() == {"id", "modified_date"}
    assert row["id"] == str(service_uuid(code))
    assert got(client, "/services", modified_after=row["modified_date"])["total_items"] == 1
    assert got(client, "/services", modified_after="2999-01-01")["total_items"] == 0


def test_a_list_is_narrowed_by_department_theme_and_words(client: PageClient) -> None:
    a_small_world()
    a_full_item()
    an_item("纳税证明", region=OTHER_COUNTY, department="tax局", themes=("tax",))
    refresh_search()
    whole = got(client, "/services", full="true")["contents"]
    office = whole[1]["organization"]["id"]
    term = whole[1]["attributes"][0]["taxonomy_term"]["id"]

    for asked in ({"organization_id": office}, {"taxonomy_term_id": term}, {"search": "纳税"}):
        assert [one["name"] for one in got(client, "/services", **asked)["contents"]] == [
            "纳税证明"
        ]


@pytest.mark.parametrize(
    "asked",
    [
        "page=0",
        "page=x",
        "page=٣",
        "per_page=101",
        "full=perhaps",
        "organization_id=police",
        "modified_after=yesterday",
        "search=a&minimal=true",
        "taxonomy_term_id=tax",
    ],
)
def test_what_cannot_be_read_is_named(client: PageClient, asked: str) -> None:
    answer = client.get(f"{HERE}/services?{asked}", lint=False)

    assert answer.status_code == 400
    assert answer.json is not None
    assert answer.json["error"]["parameter"] in asked


def test_drafts_and_what_was_never_there_are_not_found(client: PageClient) -> None:
    draft = a_draft()

    for uuid in (service_uuid(draft.code), service_uuid("nothing"), "no-uuid"):
        assert client.get(f"{HERE}/services/{uuid}", lint=False).status_code == 404


def test_a_service_keeps_its_id_and_a_new_one_is_found_at_once(client: PageClient) -> None:
    a_small_world()
    first = an_item("甲")
    before = got(client, f"/services/{service_uuid(first)}")["id"]
    second = an_item("乙")
    publish_again(first, "甲改", region=COUNTY, department="police局")

    assert got(client, f"/services/{service_uuid(second)}")["name"] == "乙"
    again = got(client, f"/services/{before}")
    assert (again["id"], again["name"]) == (before, "甲改")


def test_departments_are_organizations(client: PageClient) -> None:
    a_small_world()

    found = got(client, "/organizations", per_page=1)

    (first,) = found["contents"]
    assert found["total_items"] == 2
    assert [*faults(DEFS["organization"], first)] == []
    assert got(client, f"/organizations/{first['id']}") == first
    missing = client.get(f"{HERE}/organizations/{service_uuid('x')}", lint=False)
    assert missing.status_code == 404


def test_an_answer_is_sent_again_only_when_it_changed(client: PageClient) -> None:
    a_small_world()
    code = an_item()
    tag = client.get(f"{HERE}/services").headers["ETag"]

    assert client.get(f"{HERE}/services", headers={"If-None-Match": tag}).status_code == 304
    publish_again(code, "居住证换领", region=COUNTY, department="police局")
    assert client.get(f"{HERE}/services", headers={"If-None-Match": tag}).status_code == 200
