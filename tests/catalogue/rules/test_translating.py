"""What a translation has to keep, and in which letters it stands."""

import pytest

from catalogue.refusals import (
    NothingToApprove,
    NotItsLetters,
    PiecesLost,
    SimplifiedCharacters,
    StrayCharacters,
    TextTooLong,
)
from catalogue.rules.translating import check_translation, lost_pieces, tidy
from catalogue.values.codes import TextState
from kernel.refusals import Refusal


def check(
    text: str,
    source: str = "每证20元",
    *,
    locale: str = "en",
    kind: str = "fee.standard",
    state: TextState = TextState.DRAFT,
) -> None:
    check_translation(source=source, text=text, kind=kind, locale=locale, state=state)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("每证20元", "20 yuan a card"),
        ("3个月内", "within three months"),
        ("2026年12月31日", "31 December 2026"),
        ("2000元", "2,000 yuan"),
        ("1,500元", "1 500 yuan"),
        ("2.5元", "2,5 yuan"),
        ("电话0900-1000101", "phone 0900 1000101"),
        ("9:30—13:30", "9.30 to 13.30"),
        ("拨打12345", "١٢٣٤٥ غا تېلېفون قىلىڭ"),
        ("拨打12345", "᠑᠒᠓᠔᠕"),
        ("３０日", "30 days"),
    ],
)
def test_numbers_may_be_written_as_the_language_writes_them(source: str, text: str) -> None:
    assert lost_pieces(source, text) == []


@pytest.mark.parametrize(
    ("source", "text", "lost"),
    [
        ("每证20元", "twenty yuan", ["20"]),
        ("每证20元", "200 yuan", ["20"]),
        ("电话0900-1000101", "phone 0900", ["1000101"]),
        ("共%(num)s件", "documents", ["%(num)s"]),
        ("<b>注意</b>", "Note", ["<b>", "</b>"]),
    ],
)
def test_what_a_translation_lost_is_named(source: str, text: str, lost: list[str]) -> None:
    assert lost_pieces(source, text) == lost
    with pytest.raises(PiecesLost):
        check(text, source)


@pytest.mark.parametrize(
    ("text", "locale", "refusal"),
    [
        ("20 \x00", "en", StrayCharacters),
        ("20 \x9f yuan", "en", StrayCharacters),
        ("20 \u202e yuan", "en", StrayCharacters),
        ("20 \ud800 yuan", "en", StrayCharacters),
        ("20 \u2067 yuan", "en", StrayCharacters),
        ("20 yu\u200ban", "en", StrayCharacters),
        ("20 yu\u200dan", "en", StrayCharacters),
        ("20 \u2060\u00ad юань", "ru", StrayCharacters),
        ("20 ю" + "\u0301" * 9, "ru", StrayCharacters),
        ("20 " + "a" * 20_000, "en", TextTooLong),
        ("20 元", "en", NotItsLetters),
        ("20 yuan", "ug", NotItsLetters),
        ("20 يۈەن", "kk", NotItsLetters),
        ("20 юань", "kk-Arab", NotItsLetters),
        ("20 юань", "mn-Mong", NotItsLetters),
        ("20 yuan", "zh-Hant", NotItsLetters),
        ("每证20元", "zh-Hant", SimplifiedCharacters),
        ("群众医护20", "zh-Hant", SimplifiedCharacters),
    ],
)
def test_what_could_not_be_shown_is_refused(text: str, locale: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        check(text, locale=locale)


@pytest.mark.parametrize(
    ("source", "text", "locale"),
    [
        ("12345", "12345", "ug"),
        ("WPS", "WPS", "ug"),
        ("下载APP", "APP نى چۈشۈرۈڭ", "ug"),
        ("每证20元", "20 юань", "ru"),
        ("每证20元", "20 юань", "mn"),
        ("每證20元", "每證20元", "zh-Hant"),
        ("台湾居民", "台灣居民", "zh-Hant"),
        ("拿着", "拿着", "zh-Hant"),
        ("里面", "裏面", "zh-Hant"),
        ("每证20元", "20 ᠶᠤᠸᠠᠨ", "mn-Mong"),
    ],
)
def test_letters_of_the_language_or_names_from_the_chinese_will_do(
    source: str, text: str, locale: str
) -> None:
    check(text, source, locale=locale)


@pytest.mark.parametrize("text", ["\u200b", "\u2060\u00ad", "\u2800", "...", "\u180e"])
def test_what_says_nothing_to_the_eye_is_no_translation(text: str) -> None:
    with pytest.raises(StrayCharacters):
        check(text, "名称", locale="ru")
    with pytest.raises(StrayCharacters):
        check(text, "名称", locale="mn-Mong")


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("20 يۈەن\u200c", "ug"),
        ("20 يُّوَ\u200dن", "ug"),
        ("20 ᠰᠠ\u180e\u200dᠶ\u180b\u202fᠤᠨ", "mn-Mong"),
        ("20 юа\u0301нь", "ru"),
    ],
)
def test_joiners_and_marks_stay_where_the_script_needs_them(text: str, locale: str) -> None:
    check(text, locale=locale)


def test_a_name_is_no_longer_than_a_name_of_a_list() -> None:
    check("a" * 1000, "名称", kind="material.name")
    with pytest.raises(TextTooLong):
        check("a" * 1001, "名称", kind="material.name")


def test_no_text_can_be_taken_away_but_not_approved() -> None:
    check("")
    with pytest.raises(NothingToApprove):
        check("", state=TextState.APPROVED)


def test_line_ends_and_spaces_come_in_one_form() -> None:
    assert tidy("  a \r\n\r\nb\tc\n") == "a\n\nb c"
