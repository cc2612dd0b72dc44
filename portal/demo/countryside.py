"""Towns, villages and county departments of the demo: many, so they are put together from words."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

from stdnum.cn import uscc

from organisation.values import GENERAL_LINE
from portal.demo.files import FOLDER, rows

Row = dict[str, Any]
Names = Mapping[str, str]
TOWNS, VILLAGES, MOST_OF_A_TOWN = 60, 500, 699
LINES = ("gongan", "renshe", "minzheng", "weijian", "shichang", "ziran", "nongye")  # of a county
INSTEAD = {"yunlanshi-jiaoyu": "nongye", "aybulaq-xumu": "ziran"}  # two counties have another one
TAGS = ("zh-Hans", "en", "ug", "kk", "ru")
NEAREST = {"659825000000": "yunlan", "659826000000": "yunlan"}  # two counties have no hall yet


def all_regions(villages: int = VILLAGES) -> list[Row]:
    """Return the regions of the file, and as many towns and villages as a prefecture has."""
    known = rows("regions")
    towns = [row for row in known if row["level"] == "township"]
    more = list(islice(_towns(known, towns), TOWNS - len(towns)))
    there = sum(1 for row in known if row["level"] == "village")
    return [*known, *more, *islice(_villages([*towns, *more]), villages - there)]


def _towns(known: list[Row], there: list[Row]) -> Iterator[Row]:
    """Yield towns, to each county in turn."""
    counties = [row for row in known if row["level"] == "county"]
    stems = [row for row in _words() if row["kind"] in ("town", "township", "street")]
    share = -(-len(stems) // len(counties))
    taken = {row["code"] for row in there}
    for number, stem in enumerate(stems):
        county, place = counties[number // share], number % share
        code = f"{county['code'][:6]}{300 + place}000"
        if code not in taken:
            yield _region(code, county["code"], "township", _named(stem))


def _villages(towns: list[Row]) -> Iterator[Row]:
    """Yield villages, one to each town in turn; the same names come again in other towns."""
    stems = [row for row in _words() if row["kind"] == "village"]
    for turn in range(MOST_OF_A_TOWN):
        for number, town in enumerate(towns):
            stem = stems[(turn + number) % len(stems)]
            code = f"{town['code'][:9]}{301 + turn}"
            again = str(turn // len(stems) + 1) if turn >= len(stems) else ""
            named = _named({**stem, **{tag: stem[tag] + again for tag in TAGS}})
            yield _region(code, town["code"], "village", named)


def _region(code: str, parent: str, level: str, names: Names) -> Row:
    kind = "administrative"
    return {"code": code, "parent": parent, "kind": kind, "level": level, "names": dict(names)}


@cache
def _words() -> tuple[Row, ...]:
    with (FOLDER / "countryside.tsv").open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return tuple(csv.DictReader(lines, delimiter="\t"))


def _word(kind: str) -> Row:
    return next(row for row in _words() if row["kind"] == kind)


def _named(stem: Row) -> Names:
    kind = _word(f"a-{stem['kind']}")
    names = {tag: f"{stem[tag]} {kind[tag]}" for tag in TAGS}
    return names | {
        "zh-Hans": stem["zh-Hans"] + kind["zh-Hans"],
        "ru": f"{kind['ru']} {stem['ru']}",
    }


def all_departments(regions: list[Row]) -> list[Row]:
    """Return bureaus of prefecture and counties, and a point for each town and village."""
    known = [{**row, "line": row["code"].rpartition("-")[2]} for row in rows("departments")]
    return [*known, *_bureaus(known, regions), *_points(regions)]


def _bureaus(known: list[Row], regions: list[Row]) -> Iterator[Row]:
    has = {(row["region"], INSTEAD.get(row["code"], row["line"])) for row in known}
    counties = [row for row in regions if row["level"] == "county" and row["code"][4:6] != "71"]
    for county in counties:
        for number, line in enumerate(LINES, 1):
            if (county["code"], line) not in has:
                body = f"11{county['code'][:6]}MB{county['code'][4:6]}{number:05}"
                yield {
                    "code": f"{line}-{county['code'][:6]}",
                    "name": _joined(county["names"], _word(f"bureau-{line}")),
                    "region": county["code"],
                    "uscc": body + uscc.calc_check_digit(body),
                    "phone": f"0900-1000{int(county['code'][4:6]) * 8 % 700 + number + 200}",
                    "line": line,
                }


def _points(regions: list[Row]) -> Iterator[Row]:
    towns = {row["code"]: row for row in regions}
    for number, region in enumerate(regions):
        if region["level"] not in ("township", "village"):
            continue
        names = dict(region["names"])
        if region["level"] == "village":  # the name alone is not enough: many share it
            town = towns[region["parent"]]["names"]["zh-Hans"]
            names["zh-Hans"] = town + names["zh-Hans"].removeprefix(town)
        yield {
            "code": f"point-{region['code']}",
            "name": _joined(names, _word(f"point-{region['level']}")),
            "region": region["code"],
            "phone": f"0900-1000{number % 800 + 100}",
            "line": GENERAL_LINE,
        }


def _joined(place: Names, body: Names) -> Row:
    names = {tag: f"{place[tag]} {body[tag]}" for tag in TAGS if tag in place and tag in body}
    ru = {"ru": f"{body['ru']}: {place['ru']}"} if "ru" in place else {}
    return {**names, **ru, "zh-Hans": place["zh-Hans"] + body["zh-Hans"]}


def stationed_at(departments: list[Row], regions: list[Row]) -> dict[str, list[str]]:
    """Return who of those made here can be met at which hall, by its slug: that of their county."""
    parents = {row["code"]: row for row in regions}
    halls = {row["region"]: row["slug"] for row in rows("centres") if row["slug"] != "yunlan"}
    listed = {row["code"] for row in rows("departments")}
    found: dict[str, list[str]] = {}
    for department in departments:
        if department["code"] in listed:
            continue
        place = parents[department["region"]]
        while place["code"] not in halls and place["level"] not in ("county", "prefecture"):
            place = parents[place["parent"]]
        slug = halls.get(place["code"]) or NEAREST.get(place["code"], "yunlan")
        found.setdefault(slug, []).append(department["code"])
    return found
