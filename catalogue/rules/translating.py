"""What a translation must keep of the Chinese, and in which letters it is written."""

import re
import unicodedata
from collections.abc import Mapping

from catalogue.refusals import (
    NothingToApprove,
    NotItsLetters,
    PiecesLost,
    SimplifiedCharacters,
    StrayCharacters,
    TextTooLong,
)
from catalogue.values.codes import TextState
from kernel.locales import LANGUAGES
from kernel.scripts.chinese import only_simplified

LONGEST_NAME, LONGEST = 1_000, 20_000  # as in a list that is imported
_NAMES = ("name", "result_name")
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|</?[a-zA-Z][^<>]*>")
_THOUSANDS = re.compile(r"(?<=[0-9])[,.'\u00a0\u202f ](?=[0-9]{3}(?![0-9]))")
_COMMA = re.compile(r"(?<=[0-9]),(?=[0-9])")
_NUMBER, _DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?"), re.compile(r"[0-9]+")
_STRAY = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ud800-\udfff\ufffe\uffff]"
)
_JOINERS = frozenset("\u200c\u200d\u200e\u200f\u061c\u180e")  # that join, part or turn letters
_JOINED = ("ARABIC", "MONGOLIAN")
_MARKS = 4  # over one letter; no language of the house has more than three
_IN_WORDS = 12  # "12个月" is twelve months, "12月" is December
_SCRIPTS: Mapping[str, str] = {
    "zh-Hant": "CJK",
    "ug": "ARABIC",
    "kk-Arab": "ARABIC",
    "kk": "CYRILLIC",
    "mn": "CYRILLIC",
    "mn-Mong": "MONGOLIAN",
    "ru": "CYRILLIC",
    "en": "LATIN",
}


def check_translation(*, source: str, text: str, kind: str, locale: str, state: TextState) -> None:
    """Refuse what cannot be shown instead of `source`; an empty text takes a translation away.

    Raises StrayCharacters, TextTooLong, PiecesLost, NotItsLetters, SimplifiedCharacters or
    NothingToApprove.
    """
    if not text:
        if state is not TextState.DRAFT:
            raise NothingToApprove
        return
    longest = LONGEST_NAME if kind.rpartition(".")[2] in _NAMES else LONGEST
    if len(text) > longest:
        raise TextTooLong(length=len(text), longest=longest)
    if _STRAY.search(text) or not _can_be_seen(source, text, _SCRIPTS[locale]):
        raise StrayCharacters
    lost = lost_pieces(source, text)
    if lost:
        raise PiecesLost(pieces="  ".join(lost))
    if not in_its_letters(source, text, locale):
        raise NotItsLetters(language=LANGUAGES[locale].own_name)
    simplified = only_simplified(text) if locale == "zh-Hant" else []
    if simplified:
        raise SimplifiedCharacters(letters="".join(simplified))


def _can_be_seen(source: str, text: str, script: str) -> bool:
    """Whether a text says something to the eye, and nothing in it upsets what stands around it."""
    if any(map(str.isalnum, source)) and not any(map(str.isalnum, text)):
        return False
    needed = _JOINERS if script in _JOINED else frozenset[str]()
    run = 0
    for letter in text:
        category = unicodedata.category(letter)
        run = run + 1 if category.startswith("M") else 0
        if run > _MARKS or (category == "Cf" and letter not in needed):
            return False
    return True


def tidy(text: str) -> str:
    """Return what was typed or read from a file is kept: one form of letters and line ends."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\t", " ").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def lost_pieces(source: str, text: str) -> list[str]:
    """Return the placeholders, tags and numbers of `source` that `text` has not got."""
    there = _numbers(text)
    lost = [piece for piece in _PLACEHOLDER.findall(source) if piece not in text]
    for run in _NUMBER.findall(_THOUSANDS.sub("", folded_digits(source))):
        parts = (run, *run.split("."))
        if run not in there and not all(part in there or _in_words(part) for part in parts[1:]):
            lost.append(run)
    return list(dict.fromkeys(lost))


def folded_digits(text: str) -> str:
    """Return a text whose digits are those of ASCII, whatever script they were written in."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def _numbers(text: str) -> frozenset[str]:
    """Return the numbers of a translation in each way they can be read: 2,000 and 2.5 and 2,5."""
    plain = folded_digits(text)
    joined = _THOUSANDS.sub("", plain)
    return frozenset(
        (
            *_DIGITS.findall(plain),
            *_NUMBER.findall(joined),
            *_NUMBER.findall(_COMMA.sub(".", joined)),
        )
    )


def _in_words(number: str) -> bool:
    """Whether a number is as often written in words: of months, floors, copies."""
    return len(number) < 3 and int(number) <= _IN_WORDS


def in_its_letters(source: str, text: str, locale: str) -> bool:
    """Whether a text has letters of its language, or none but those it took from the Chinese.

    So that Uyghur is not saved as Kazakh, while a bare phone number or "WPS" stays as it is.
    """
    letters = [c for c in text if c.isalpha()]
    script = _SCRIPTS[locale]
    foreign = [c for c in letters if c.isascii() and c in source]
    return len(foreign) == len(letters) or any(
        unicodedata.name(c, "").startswith(script) for c in letters
    )
