import pytest

from kernel.locales import LANGUAGES, LEGAL, Tag, fallback_chain, negotiate
from kernel.texts import Shown, pick

ALL = tuple(LANGUAGES)


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("zh-CN,zh;q=0.9", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("ug-CN", "ug"),
        ("kk-CN", "kk-Arab"),
        ("kk", "kk"),
        ("mn-CN", "mn-Mong"),
        ("mn", "mn"),
        ("ru-RU,ru;q=0.8,en;q=0.5", "ru"),
        ("en-GB", "en"),
        ("de,fr;q=0.5", "zh-Hans"),
        ("de;q=1.0, en;q=0.3", "en"),
        ("", "zh-Hans"),
        ("*", "zh-Hans"),
        ("not a header;;q=x,,;q=2", "zh-Hans"),
        ("en;q=0, ug", "ug"),
        ("ug; q=0.9, en; q=0.3", "ug"),
        ("ug;Q=0.3,en;q=0.4", "en"),
        ("ru;v=b1;q=0.1, kk ; q=0.2", "kk"),
        ("kk-Cyrl-CN", "kk"),
        ("kk-Arab-KZ", "kk-Arab"),
        ("kk-Latn", "kk"),
        ("mvf", "mn-Mong"),
        ("mvf-CN, zh;q=0.5", "mn-Mong"),
        ("mn-Mong-MN", "mn-Mong"),
        ("mn-Cyrl-CN", "mn"),
        ("khk", "mn"),
        ("ug-KZ", "ug"),
        ("ug-Cyrl", "ug"),
        ("ug-Latn-CN", "ug"),
        ("zh-HK", "zh-Hant"),
        ("zh-Hans-TW", "zh-Hans"),
        ("yue", "zh-Hant"),
        ("sr-Cyrl, ru;q=0.1", "ru"),
    ],
)
def test_a_browser_gets_the_closest_language(header: str, tag: str) -> None:
    assert negotiate(header, ALL) == tag


def test_a_language_that_is_not_offered_gives_way_to_the_next() -> None:
    assert negotiate("ru, ug;q=0.5", ("zh-Hans", "ug", "en")) == "ug"


def test_every_chain_ends_with_the_legal_text() -> None:
    assert {fallback_chain(tag)[-1] for tag in ALL} == {"zh-Hans"}


def test_a_text_says_in_which_language_it_is() -> None:
    assert pick({"zh-Hans": "护照", "en": "Passport"}, "ug") == Shown("护照", LEGAL)
    assert pick({"zh-Hans": "护照", "en": "Passport"}, "en") == Shown("Passport", Tag("en"))
    assert not pick({}, "en")
