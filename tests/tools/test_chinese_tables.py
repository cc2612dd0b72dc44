"""The tables of characters are what OpenCC says, at a fraction of its memory."""

import opencc
import pytest

from kernel.scripts.chinese import to_traditional
from kernel.scripts.pairs import HERE, read_pairs
from tools.chinese_tables import TRADITIONAL, phrases, simplified, table, traditional


@pytest.mark.parametrize(("name", "made"), [("hant.tsv", traditional), ("hans.tsv", simplified)])
def test_a_table_is_what_the_installed_version_gives(name: str, made) -> None:
    assert (HERE / name).read_text(encoding="utf-8") == table(made())


def test_what_was_left_out_is_spelled_all_the_same() -> None:
    convert = opencc.OpenCC(TRADITIONAL).convert
    by_hand = read_pairs("hant_words.tsv")
    known = [p for p in phrases() if not any(word in p for word in by_hand)]

    parted = [phrase for phrase in known if to_traditional(phrase) != convert(phrase)]

    assert len(known) > 45_000
    assert parted == []
