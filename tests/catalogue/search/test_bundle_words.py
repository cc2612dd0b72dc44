"""A search finds what belongs together."""

import pytest

from catalogue.rules.content import text_digest
from catalogue.search.bundle_words import bundles_meant
from catalogue.values.bundles import BundleFacts, BundleText, PublishedBundle
from tests.clock import NOW


def a_bundle(slug: str, name: str, english: str, *aliases: str) -> PublishedBundle:
    text = BundleText(locale="en", field="name", text=english, of=text_digest(name))
    facts = BundleFacts(name=name, texts=(text,), aliases=aliases)
    return PublishedBundle(slug=slug, number=1, region_id=1, facts=facts, published_at=NOW)


EVERY = [
    a_bundle("restaurant", "开餐饮店一件事", "Opening a restaurant", "开饭店", "ашхана", "ئاشخانا"),
    a_bundle("child", "生孩子一件事", "Having a child", "新生儿", "ребёнок", "baby"),
]


@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        ("开饭店", ["restaurant"]),
        ("我想开饭店要办什么", ["restaurant"]),
        ("餐饮", ["restaurant"]),
        ("having a child", ["child"]),
        ("my baby was born", ["child"]),
        ("restaurants", ["restaurant"]),
        ("ребенок", ["child"]),
        ("ئاشخانا", ["restaurant"]),
        ("新生儿 开饭店", ["restaurant", "child"]),
        ("居住证", []),
        ("件", []),
        ("a", []),
        ("", []),
        ("openings", []),
    ],
)
def test_names_and_everyday_words_find_it_in_every_language(words: str, slugs: list[str]) -> None:
    assert sorted(one.slug for one in bundles_meant(words, EVERY)) == sorted(slugs)
