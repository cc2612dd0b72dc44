"""A text is shown in the reader's script, or in a language that says which it is."""

import pytest

from kernel.scripts import KEPT, SHORT, rewritten
from kernel.texts import Shown, pick


@pytest.mark.parametrize(
    ("texts", "wanted", "shown"),
    [
        ({"zh-Hans": "身份证"}, "zh-Hant", ("身份證", "zh-Hant")),
        ({"zh-Hans": "身份证", "zh-Hant": "國民身分證"}, "zh-Hant", ("國民身分證", "zh-Hant")),
        ({"zh-Hans": "身份证", "kk": "Жеке куәлік"}, "kk-Arab", ("جەكە كۋالىك", "kk-Arab")),
        ({"kk": "Жеке куәлік", "kk-Arab": "كۋالىك"}, "kk-Arab", ("كۋالىك", "kk-Arab")),
        ({"zh-Hans": "身份证"}, "kk-Arab", ("身份证", "zh-Hans")),
        ({"zh-Hans": "身份证", "kk": "Жеке куәлік"}, "kk", ("Жеке куәлік", "kk")),
        ({"zh-Hans": "身份证"}, "ug", ("身份证", "zh-Hans")),
        ({}, "zh-Hant", ("", "zh-Hans")),
    ],
)
def test_a_text_is_rewritten_before_another_language_is_shown(
    texts: dict[str, str], wanted: str, shown: tuple[str, str]
) -> None:
    assert pick(texts, wanted) == Shown(*shown)


def test_long_texts_are_rewritten_too_but_not_kept() -> None:
    assert rewritten("证" * (SHORT + 1), "zh-Hant") == "證" * (SHORT + 1)
    assert KEPT * SHORT * 4 < 8_000_000  # bytes, were all of them that long
