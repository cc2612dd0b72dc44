import pytest

from catalogue.rules.national_codes import read_basic, read_business, read_implementation
from catalogue.values.codes import ItemType, Level


def test_the_main_item_with_sub_items_of_a_published_norm_is_read() -> None:
    code = read_basic("00016421300Y")

    assert code is not None
    assert (code.region, code.act, code.department, code.main) == ("00", "01", "64", "213")
    assert (code.is_national, code.item_type, code.has_subs) == (True, ItemType.PERMIT, True)


@pytest.mark.parametrize(
    ("text", "has_subs", "is_sub"),
    [
        ("00016421300Y", True, False),
        ("000164213003", False, True),
        ("000164213000", False, False),
    ],
)
def test_the_end_of_a_basic_code_says_where_it_stands(
    text: str, has_subs: bool, is_sub: bool
) -> None:
    code = read_basic(text)

    assert code is not None
    assert (code.has_subs, code.is_sub) == (has_subs, is_sub)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "00016421300",
        "0001642130030",
        "00016421300y",
        "00016421301Y",  # a heading has no number below
        "001164213003",  # no such kind of act
        "0００164213003",
        "000164213003\n",
    ],
)
def test_what_is_no_basic_code_is_not_understood(text: str) -> None:
    assert read_basic(text) is None


def test_an_implementation_code_holds_body_level_and_basic_code() -> None:
    code = read_implementation("11341800A72824253Z3340117021000")

    assert code is not None
    assert (code.body, code.level) == ("11341800A72824253Z", Level.PREFECTURE)
    assert (code.basic.region, code.basic.is_national) == ("34", False)


def test_a_code_of_graded_management_names_no_level() -> None:
    code = read_implementation("11341800A72824253Z7340117021000")

    assert code is not None
    assert code.level is None


@pytest.mark.parametrize("text", ["", "11341800A72824253Z0340117021000", "0" * 31, "L-0000000000"])
def test_what_is_no_implementation_code_is_not_understood(text: str) -> None:
    assert read_implementation(text) is None


@pytest.mark.parametrize("stem", ["000164213003", "11341800A72824253Z3340117021000"])
def test_a_business_item_has_two_more_digits(stem: str) -> None:
    code = read_business(f"{stem}01")

    assert code is not None
    assert (code.stem, code.number) == (stem, "01")
    assert read_business(stem) is None
    assert read_business(f"{stem}1A") is None
