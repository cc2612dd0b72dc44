"""Traditional characters: what the context decides, what the tables by hand decide."""

import pytest

from kernel.scripts.chinese import simplified_characters, to_traditional
from kernel.scripts.pairs import read_pairs


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("头发和发票", "頭髮和發票"),
        ("干部吃饼干", "幹部吃餅乾"),
        ("系统与联系人的关系", "系統與聯繫人的關係"),
        ("工作日历和历史记录", "工作日曆和歷史記錄"),
        ("皇后之后", "皇后之後"),
        ("几只羊只有一份", "幾隻羊只有一份"),
        ("复印件、恢复、复议、复垦", "複印件、恢復、復議、復墾"),
        ("签名、网签、标签、面签", "簽名、網簽、標籤、面簽"),
        ("准予许可，按标准，不准出境", "准予許可，按標準，不准出境"),
        ("用房面积和面粉", "用房面積和麵粉"),
        ("科目和面积，证明复印件", "科目和面積，證明複印件"),  # no word across their edge
        ("证件换发或者制证", "證件換發或者製證"),
        ("这里为群众办事", "這裡為群眾辦事"),  # Taiwan's forms: 裡, 為, 群
    ],
)
def test_the_word_decides_about_the_character(simplified: str, traditional: str) -> None:
    assert to_traditional(simplified) == traditional


def test_the_mainlands_words_stay() -> None:
    assert to_traditional("网络信息、软件") == "網絡信息、軟件"


def test_what_is_not_chinese_stays() -> None:
    text = 'Room 12, <b class="x">%(name)s</b> ئۇيغۇر 🙂\n'

    assert to_traditional(text) == text


def test_traditional_text_stays_as_it_is() -> None:
    assert to_traditional("頭髮和發票") == "頭髮和發票"


def test_words_by_hand_win_over_the_table() -> None:
    by_hand = read_pairs("hant_words.tsv")

    assert {word: to_traditional(word) for word in by_hand} == by_hand


def test_search_knows_the_forms_of_taiwan_and_hong_kong() -> None:
    simplified = simplified_characters()

    assert [simplified[c] for c in "臺裡裏為爲證戶麼"] == list("台里里为为证户么")
    assert set(simplified.values()).isdisjoint(simplified)
