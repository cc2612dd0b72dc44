import pytest

from kernel.credit_codes import as_credit_code, is_credit_code


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("91110000600037341L", True),  # of the documentation of python-stdnum
        ("11659800MB00010112", True),
        ("11659800MB00010113", False),  # the check digit
        ("11659800MB0001011", False),  # 17
        ("11659800MB00010l12", False),
        ("11659800mb00010112", False),
        ("11659800-MB00010112", False),
        ("11659800MB0001011２", False),
        ("", False),
    ],
)
def test_a_credit_code_is_told_by_its_check_digit(text: str, valid: bool) -> None:
    assert is_credit_code(text) is valid


def test_what_people_type_becomes_what_certificates_print() -> None:
    assert as_credit_code(" 11659800 mb0001011-2") == "11659800MB00010112"
