import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking.rules.entry import (
    REFERENCES,
    clean_name,
    make_reference,
    parse_phone,
    parse_reference,
    same_person,
    show_reference,
)

REFERENCE = "4821093755661204"


@pytest.mark.parametrize(
    "typed",
    [
        "4821093755661204",
        "4821 0937 5566 1204",
        " 4821-0937-5566-1204 ",
        "4821\u2013093755661204",
        "\uff14\uff18\uff12\uff11\uff10\uff19\uff13\uff17\uff15\uff15\uff16\uff16\uff11\uff12\uff10\uff14",
        "\u0664\u0668\u0662\u0661\u0660\u0669\u0663\u0667\u0665\u0665\u0666\u0666\u0661\u0662\u0660\u0664",
        "\u06f4\u06f8\u06f2\u06f1\u06f0\u06f9\u06f3\u06f7\u06f5\u06f5\u06f6\u06f6\u06f1\u06f2\u06f0\u06f4",
        "\u20664821 0937 5566 1204\u2069",
    ],
)
def test_a_reference_is_understood_however_it_is_typed(typed: str) -> None:
    assert parse_reference(typed) == REFERENCE


@pytest.mark.parametrize("typed", ["", "4821", REFERENCE + "0", "4821 0937 5566 120O", "²" * 16])
def test_what_is_not_a_reference_is_none(typed: str) -> None:
    assert parse_reference(typed) is None


@given(st.integers(0, REFERENCES - 1))
def test_what_is_shown_can_be_typed_back(number: int) -> None:
    reference = make_reference(number)

    assert parse_reference(show_reference(reference)) == reference
    assert len(show_reference(reference)) == 19


@given(st.text(max_size=40))
def test_anything_can_be_typed(typed: str) -> None:
    reference, phone = parse_reference(typed), parse_phone(typed)

    assert reference is None or len(reference) == 16
    assert phone is None or len(phone) == 11
    assert clean_name(clean_name(typed)) == clean_name(typed)
    assert same_person(clean_name(typed), "") == same_person(typed, "")


@pytest.mark.parametrize(
    "typed",
    [
        "13900000000",
        "139 0000 0000",
        "139-0000-0000",
        "+86 139 0000 0000",
        "0086 13900000000",
        "\uff0b86\uff11\uff13\uff1900000000",
        "\u06f1\u06f3\u06f9\u06f0\u06f0\u06f0\u06f0\u06f0\u06f0\u06f0\u06f0",
    ],
)
def test_a_phone_is_understood_however_it_is_typed(typed: str) -> None:
    assert parse_phone(typed) == "13900000000"


@pytest.mark.parametrize("typed", ["", "1390000000", "139000000000", "23900000000", "0991-1234567"])
def test_what_is_not_a_mobile_phone_is_none(typed: str) -> None:
    assert parse_phone(typed) is None


@pytest.mark.parametrize("dot", "\u00b7\u2022\u30fb\uff65.\uff0e\u2027\u2219")
def test_every_dot_of_a_name_becomes_the_one(dot: str) -> None:
    assert clean_name(f"阿迪力{dot}买买提") == "阿迪力\u00b7买买提"


def test_a_name_loses_what_cannot_be_seen_but_keeps_its_joiners() -> None:
    assert clean_name("  Иван\u200b \n Петров\x00 ") == "Иван Петров"
    assert clean_name("مى\u200cخواهم") == "مى\u200cخواهم"


def test_spelling_does_not_make_another_person() -> None:
    assert same_person("阿迪力.买买提", "1") == same_person(" 阿迪力・买买提", "1")
    assert same_person("Ivan PETROV", "1") == same_person("ivan petrov", "1")
    assert same_person("古丽", "1") != same_person("古丽", "2")
