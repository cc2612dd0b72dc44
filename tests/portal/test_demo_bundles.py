"""The demo's bundles are made of its standards, and say it in every language that is written."""

import json
from typing import Any

import pytest

from catalogue.rules.bundles import check_bundle, check_slug
from catalogue.values.bundles import BundleFacts, BundleMember
from kernel.locales import LANGUAGES
from kernel.scripts import DERIVED
from portal.demo.files import rows, standards

WRITTEN = {tag for tag in LANGUAGES if tag not in DERIVED}
BUNDLES = rows("bundles")
STANDARDS = {
    item["name"]: item
    for path in standards()
    for item in json.loads(path.read_text("utf-8"))["items"]
}


def names(bundle: dict[str, Any]) -> list[str]:
    return [member["item"] for member in bundle["members"]]


def test_there_are_twelve() -> None:
    assert len({bundle["slug"] for bundle in BUNDLES}) == 12


@pytest.mark.parametrize("bundle", BUNDLES, ids=lambda bundle: bundle["slug"])
def test_every_service_can_be_booked(bundle: dict[str, Any]) -> None:
    assert [name for name in names(bundle) if "window" not in STANDARDS[name]["channels"]] == []


@pytest.mark.parametrize("bundle", BUNDLES, ids=lambda bundle: bundle["slug"])
def test_the_order_can_be_kept(bundle: dict[str, Any]) -> None:
    ids = {name: place for place, name in enumerate(names(bundle))}
    members = tuple(
        BundleMember(
            item_id=ids[one["item"]], after=tuple(ids[name] for name in one.get("after", ()))
        )
        for one in bundle["members"]
    )

    check_slug(bundle["slug"])
    check_bundle(
        BundleFacts(name=bundle["name"]["zh-Hans"], members=members),
        {place: name for name, place in ids.items()},
    )


@pytest.mark.parametrize("bundle", BUNDLES, ids=lambda bundle: bundle["slug"])
def test_it_is_said_in_every_language(bundle: dict[str, Any]) -> None:
    questions = [one["question"] for one in bundle["members"] if "question" in one]

    for text in (bundle["name"], bundle["summary"], *questions):
        assert text.keys() == WRITTEN
        assert all(text.values())
