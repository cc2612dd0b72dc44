"""The languages of the house: tags, directions, fallbacks and how one is chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Literal, NewType

import langcodes

Tag = NewType("Tag", str)  # BCP 47, in canonical case: "zh-Hans", "kk-Arab"

LEGAL = Tag("zh-Hans")  # Chinese is the legal text


class WordState(StrEnum):
    """How far the interface words of a language can be relied on."""

    DRAFT = "draft"  # no native reader has read them; every page says so
    REVIEWED = "reviewed"  # read by somebody who knows the language and the matter
    APPROVED = "approved"  # by the authority


@dataclass(frozen=True, slots=True)
class Language:
    """One language in one script. `fallbacks` are read in order, the legal text last."""

    tag: Tag
    babel: str
    own_name: str
    direction: Literal["ltr", "rtl"] = "ltr"
    vertical: bool = False
    fallbacks: tuple[Tag, ...] = (LEGAL,)
    words: WordState = WordState.DRAFT


LANGUAGES: Mapping[str, Language] = {
    language.tag: language
    for language in (
        Language(LEGAL, "zh_Hans", "中文", fallbacks=(), words=WordState.REVIEWED),
        Language(Tag("zh-Hant"), "zh_Hant", "繁體中文"),
        Language(Tag("ug"), "ug", "ئۇيغۇرچە", "rtl"),
        Language(Tag("kk-Arab"), "kk_Arab", "قازاقشا", "rtl", fallbacks=(Tag("kk"), LEGAL)),
        Language(Tag("kk"), "kk", "Қазақша"),
        Language(Tag("mn"), "mn", "Монгол"),
        Language(Tag("mn-Mong"), "mn_Mong", "ᠮᠣᠩᠭᠣᠯ", vertical=True),
        Language(Tag("ru"), "ru", "Русский"),
        Language(Tag("en"), "en", "English", words=WordState.REVIEWED),
    )
}


STAFF_LANGUAGES = (LEGAL, Tag("en"), Tag("ug"), Tag("kk-Arab"))  # in which officers can work


def fallback_chain(tag: str) -> tuple[Tag, ...]:
    """Return the tags to read in, best first; unknown tags read the legal text."""
    language = LANGUAGES.get(tag)
    return (language.tag, *language.fallbacks) if language else (LEGAL,)


def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Return the writing direction of `tag`; vertical scripts count as left to right."""
    language = LANGUAGES.get(tag)
    return language.direction if language else "ltr"


def negotiate(header: str, offered: Sequence[str]) -> Tag:
    """Return the offered language that suits an Accept-Language header best.

    Goes by quality, then by closeness (kk-CN is closest to kk-Arab). Falls back to Chinese,
    or to the first offered language where Chinese is not offered.
    """
    for wanted in _wanted(header):
        found = _closest(wanted, tuple(offered))
        if found:
            return Tag(found)
    return LEGAL if LEGAL in offered else Tag(offered[0])


def _wanted(header: str) -> list[str]:
    """Return the language ranges of an Accept-Language header, best first."""
    ranges: list[tuple[float, str]] = []
    for part in header[:500].split(","):
        name, *given = (word.strip() for word in part.split(";"))
        weights = [word[2:] for word in given if word[:2].lower() == "q="]
        try:
            quality = float(weights[0]) if weights else 1.0
        except ValueError:
            continue
        if name and name != "*" and 0 < quality <= 1:
            ranges.append((quality, name))
    return [name for _, name in sorted(ranges, key=lambda pair: -pair[0])]


@lru_cache(2048)
def _closest(wanted: str, offered: tuple[str, ...]) -> str | None:
    """Return the offered language closest to one range.

    A script that is named decides, not the region: kk-Cyrl-CN reads Cyrillic. Where a language is
    not offered in the script or region wanted, it is still the reader's own.
    """
    try:
        asked = langcodes.Language.get(wanted).prefer_macrolanguage()
    except ValueError:  # not a language tag at all
        return None
    language = asked.language or ""
    scripted = f"{language}-{asked.script}" if asked.script else ""
    spoken = "mn-Mong" if language == "mvf" else asked.to_tag()  # mvf: the one of Inner Mongolia
    for way in filter(None, (scripted, spoken, language)):
        found = langcodes.closest_supported_match(way, list(offered), max_distance=24)
        if found:
            return found
    return None
