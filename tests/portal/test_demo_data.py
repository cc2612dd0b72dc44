"""The demo prefecture's files agree with each other and with the words of the catalogue."""

import csv
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from catalogue.exchange.shape import ITEM
from catalogue.phrases.names import WORDS
from catalogue.rules.claims import LOCKED_FIELDS, check_local
from catalogue.rules.findings import find
from catalogue.values.codes import (
    Level,
)
from catalogue.values.findings import CODE_COLUMNS, Around
from kernel.access import Role
from kernel.credit_codes import is_credit_code
from kernel.locales import LANGUAGES as LOCALES
from organisation.values import GENERAL_LINE, RegionKind, RegionLevel
from portal.demo.claims import PREFECTURE
from portal.demo.cli import villages_for
from portal.demo.countryside import all_departments, all_regions, stationed_at
from portal.demo.earlier import earlier
from portal.demo.files import standards
from tests.catalogue.builders import some_facts

DEMO = Path(__file__).parents[2] / "portal" / "demo"
LANDLINE = re.compile(r"0900-1000\d{3}")
MOBILE = re.compile(r"100000000\d\d")
ARABIC, CYRILLIC = re.compile(r"[\u0600-\u06ff]"), re.compile(r"[\u0400-\u04ff]")
MONGOLIAN = re.compile(r"[\u1820-\u1842]")
LETTERS = {"ug": ARABIC, "kk": CYRILLIC, "mn": CYRILLIC, "mn-Mong": MONGOLIAN, "ru": CYRILLIC}
LANGUAGES = ("en", *LETTERS)
HAN = re.compile(r"[\u3400-\u9fff]")
Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    content = json.loads((DEMO / f"{name}.json").read_text("utf-8"))
    found: list[Row] = content[name]
    return found


def words(name: str) -> dict[str, Row]:
    with (WORDS / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return {row["zh-Hans"]: row for row in csv.DictReader(file, delimiter="\t")}


REGIONS, DEPARTMENTS, CENTRES = rows("regions"), rows("departments"), rows("centres")
STAFF, PEOPLE, REMEDIES = rows("staff"), rows("people"), rows("remedies")
ITEMS: list[Row] = [
    item for path in standards() for item in json.loads(path.read_text("utf-8"))["items"]
]
LOCAL: Row = json.loads((DEMO / "local.json").read_text("utf-8"))["local"]
REGION_CODES = {region["code"] for region in REGIONS}
DEPARTMENT_CODES = {department["code"] for department in DEPARTMENTS}
CENTRE_SLUGS = {centre["slug"] for centre in CENTRES}
each_item = pytest.mark.parametrize("item", ITEMS, ids=[item["name"] for item in ITEMS])


def is_in(tag: str, text: str) -> bool:
    """Whether a text is written in the letters of its language, and not in Chinese ones."""
    if tag == "en":
        return text.isascii() and bool(text)
    return bool(LETTERS[tag].search(text)) and not HAN.search(text)


def test_every_region_comes_after_its_parent() -> None:
    seen: set[str | None] = {None}
    for region in REGIONS:
        assert region["parent"] in seen
        assert re.fullmatch(r"659[5-9]\d{8}", region["code"])
        RegionKind(region["kind"])
        RegionLevel(region["level"])
        seen.add(region["code"])

    assert len(REGIONS) == len(REGION_CODES)


def test_departments_stand_in_known_regions() -> None:
    assert len(DEPARTMENTS) == len(DEPARTMENT_CODES)
    assert {department["region"] for department in DEPARTMENTS} <= REGION_CODES
    assert len({department["name"]["zh-Hans"] for department in DEPARTMENTS}) == len(DEPARTMENTS)
    assert all(LANDLINE.fullmatch(department["phone"]) for department in DEPARTMENTS)


@pytest.mark.parametrize("centre", CENTRES, ids=[centre["slug"] for centre in CENTRES])
def test_a_centre_refers_only_to_what_there_is(centre: Row) -> None:
    pools = {pool["name"] for pool in centre["pools"]}
    served = {code for pool in centre["pools"] for code in pool["serves"]}

    assert centre["region"] in REGION_CODES
    assert LANDLINE.fullmatch(centre["phone"])
    assert {window["pool"] for window in centre["windows"]} == pools
    assert served | set(centre["stationed"]) <= DEPARTMENT_CODES
    assert all(hours["opens"] < hours["closes"] for hours in centre["hours"])


def test_only_one_centre_opens_on_saturday() -> None:
    late = [c["slug"] for c in CENTRES if any(5 in hours["weekdays"] for hours in c["hours"])]

    assert late == ["yunlan-shi"]


def test_every_department_with_items_can_be_met_somewhere() -> None:
    names = {department["name"]["zh-Hans"]: department["code"] for department in DEPARTMENTS}
    met = {code for centre in CENTRES for code in centre["stationed"]}
    met |= {code for centre in CENTRES for pool in centre["pools"] for code in pool["serves"]}

    assert {names[item["department"]] for item in ITEMS} <= met


def test_points_and_alliances_refer_only_to_what_there_is() -> None:
    content = json.loads((DEMO / "points.json").read_text("utf-8"))
    regions = all_regions()
    points = {one["code"] for one in all_departments(regions) if one["line"] == GENERAL_LINE}

    for row in content["points"]:
        assert set(row["departments"]) <= points
        assert set(row["items"]) <= {item["name"] for item in ITEMS}
    for row in content["alliances"]:
        assert set(row["members"]) <= REGION_CODES
    named = {item["alliance"] for item in ITEMS if item.get("alliance")}
    assert named == {row["code"] for row in content["alliances"]}


def test_what_offices_have_under_way_refers_only_to_what_there_is() -> None:
    told = json.loads((DEMO / "editors.json").read_text("utf-8"))
    people = {account["email"].partition("@")[0] for account in STAFF}
    known = {one["code"] for one in all_departments(all_regions())}
    bulk = told.pop("bulk")
    every = [row for some in told.values() for row in some]
    steps = [
        row[step]
        for row in every
        for step in ("reviewed", "returned", "published")
        if isinstance(row.get(step), dict)
    ]
    said = [one for row in every for one in row.get("said", ())]

    assert {row["standard"] for row in every} <= {item["name"] for item in ITEMS}
    assert {row["department"] for row in [*every, bulk] if "department" in row} <= known
    assert {row["by"] for row in [*every, *steps, *said, bulk] if "by" in row} <= people


def test_what_was_asked_years_ago_is_more_than_today() -> None:
    today = {item["name"]: item for item in ITEMS}

    for row in rows("earlier"):
        item = today[row["name"]]
        then = earlier(item, row, date(2023, 9, 2))
        assert then["promised_limit"]["number"] > item["promised_limit"]["number"]
        if item["legal_limit"]:
            assert then["promised_limit"]["number"] <= item["legal_limit"]["number"]
        assert len(then["materials"]) > len(item["materials"])
        assert len(then["steps"]) > len(item["steps"])
        assert set(item["claimed_at"]) <= {"prefecture", "county"}


@pytest.mark.parametrize("wanted", [40_000, 400_000])
def test_a_test_of_scale_gets_as_many_services_as_it_asks_for(wanted: int) -> None:
    regions = {row["code"]: row for row in all_regions(villages_for(wanted))}
    lines = {row["name"]["zh-Hans"]: row["code"].rpartition("-")[2] for row in DEPARTMENTS}
    asked = Counter((lv, lines[item["department"]]) for item in ITEMS for lv in item["claimed_at"])
    of_level = Counter(level for item in ITEMS for level in item["claimed_at"])

    def services(department: Row) -> int:
        region = regions[department["region"]]
        if not region["code"].startswith(PREFECTURE[:4]):  # the Corps has a directory of its own
            return 0
        general = department["line"] == GENERAL_LINE
        level = region["level"]
        return of_level[level] if general else asked[level, department["line"]]

    assert sum(map(services, all_departments([*regions.values()]))) >= wanted


def test_every_account_has_a_role_and_a_scope_that_exists() -> None:
    known = {"centre": CENTRE_SLUGS, "department": DEPARTMENT_CODES, "region": REGION_CODES}

    for account in STAFF:
        Role(account["role"])
        assert account["scope"]["value"] in known[account["scope"]["kind"]]
        assert account["email"].endswith("@demo.onewindow.example")

    assert len({account["email"] for account in STAFF}) == len(STAFF)
    clerks = {a["scope"]["value"] for a in STAFF if a["role"] == "clerk"}
    assert clerks == CENTRE_SLUGS


def test_people_have_phones_nobody_owns_and_names_with_the_right_dot() -> None:
    assert len({person["phone"] for person in PEOPLE}) == len(PEOPLE) == 60
    for person in PEOPLE:
        assert MOBILE.fullmatch(person["phone"])
        assert not set(person["name"]) & set("•・･.．‧∙")
        assert person["language"] in LOCALES
        assert person["region"] in REGION_CODES


def test_all_departments_but_one_have_remedies() -> None:
    places = {(d["region"], d["code"]) for d in DEPARTMENTS}

    missing = places - {(r["region"], r["department"]) for r in REMEDIES}

    assert missing == {("659822000000", "aybulaq-minzheng")}
    assert all(date.fromisoformat(r["valid_from"]) == date(2024, 1, 1) for r in REMEDIES)


def test_there_are_312_standards_and_names_and_codes_are_unique() -> None:
    assert len(ITEMS) == len({item["name"] for item in ITEMS}) == 312
    codes = [item["code"] for item in ITEMS if item["code"]]
    assert len(codes) == len(set(codes)) == 212
    assert all(re.fullmatch(r"[0-9A-Z]{12}", code) for code in codes)


def test_every_standard_is_claimed_where_there_is_somebody_for_it() -> None:
    levels = {level.value for level in Level}

    assert all(item["claimed_at"] and set(item["claimed_at"]) <= levels for item in ITEMS)
    assert all(set(LOCAL[name]) == {"department", "local"} for name in LOCAL)
    assert {said["department"] for said in LOCAL.values()} <= DEPARTMENT_CODES
    assert set(LOCAL) <= {item["name"] for item in ITEMS}


def test_what_the_prefecture_says_itself_is_local() -> None:
    assert not any(item[name] for item in ITEMS for name in ("place", "consult", "complaint"))
    for said in LOCAL.values():
        check_local(some_facts(), said["local"], locked=LOCKED_FIELDS)
        assert LANDLINE.match(said["local"]["consult"])
        assert LANDLINE.match(said["local"]["complaint"])


def test_the_prefecture_has_as_many_places_as_it_should() -> None:
    regions = all_regions()
    departments = all_departments(regions)
    levels = Counter(region["level"] for region in regions)

    assert (levels["township"], levels["village"]) == (60, 500)
    assert len(CENTRES) == 8
    assert sum(one["line"] != GENERAL_LINE for one in departments) == 82
    for key in ("code", "phone", "uscc"):
        assert all(one[key] for one in departments if one["line"] != GENERAL_LINE), key
    assert all(is_credit_code(one["uscc"]) for one in departments if one.get("uscc"))
    assert len({one["code"] for one in departments}) == len(departments)
    met = {code for codes in stationed_at(departments, regions).values() for code in codes}
    assert met == {one["code"] for one in departments} - DEPARTMENT_CODES


def test_the_codes_of_the_demo_are_as_they_should_be() -> None:
    departments = {row["name"]["zh-Hans"]: row["uscc"] for row in DEPARTMENTS}
    assert all(is_credit_code(uscc) for uscc in departments.values())

    wrong = [
        (item["name"], finding.kind)
        for item in ITEMS
        for finding in find(
            ITEM.read({**item, "code": ""}, "", lambda *_: None),
            Around(uscc=departments[item["department"]]),
        )
        if finding.column in CODE_COLUMNS
    ]

    assert wrong == []


@pytest.mark.parametrize("name", ["materials", "steps", "issuers", "licences"])
def test_common_words_are_in_every_language(name: str) -> None:
    for translated in words(name).values():
        assert all(is_in(tag, translated[tag]) for tag in LANGUAGES)


def test_a_form_in_another_language_has_a_word_for_each_field() -> None:
    said = [row for row in rows("materials") if "labels" in row]

    assert said
    for row in said:
        assert all(len(labels) == len(row["fields"]) for labels in row["labels"].values())


def test_issuers_and_electronic_licences_of_the_dictionary_have_their_words() -> None:
    entries = rows("materials")

    assert {one.get("issuer", "") for one in entries} - {""} <= set(words("issuers"))
    assert {one.get("licence", "") for one in entries} - {""} <= set(words("licences"))


def test_every_step_has_its_words() -> None:
    assert {s["name"] for item in ITEMS for s in item["steps"]} <= set(words("steps"))
