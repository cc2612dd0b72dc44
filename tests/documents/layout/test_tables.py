"""Tables over several pages, in every direction of reading."""

import pytest

from documents.render import render
from documents.sheets import Column, Table
from documents.values import code
from tests.documents.builders import a_sheet, a_table
from tests.documents.reading import page_texts, spoken_words, text_of
from tests.documents.words import LANGUAGES, MIRRORED, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_goes_on_with_its_head_repeated(language: str) -> None:
    pages = page_texts(render(a_sheet(language, a_table(80, language))).pdf)

    assert len(pages) > 1
    assert all("材料名称" in page for page in pages)
    assert [page.count("居民身份证") > 0 for page in pages] == [True] * len(pages)
    assert sum(page.count("居民身份证") for page in pages) == 80


@pytest.mark.parametrize("language", ["zh-Hans", "ru", "ug", "kk-Arab"])
def test_the_columns_of_a_long_table_run_as_its_reader_reads_on_every_page(language: str) -> None:
    lines = text_of(render(a_sheet(language, a_table(80, language))).pdf).split("\f")

    for page in lines[:-1]:
        heads = next(line for line in page.splitlines() if "材料名称" in line)
        rows = [line for line in page.splitlines() if "居民身份证" in line]
        order = [heads.index(word) for word in ("序号", "材料名称", "份数")]
        assert order == sorted(order, reverse=language in MIRRORED)
        assert rows
        for row in rows:
            assert (row.index("居民身份证") < row.index("原件")) is (language not in MIRRORED)


@pytest.mark.parametrize("language", ["mn-Mong", "ug", "ru"])
def test_no_word_in_the_head_of_a_narrow_column_is_cut(language: str) -> None:
    long = words(language, "请妥善保管")
    columns = (Column(long, 1), Column(words(language, "材料名称"), 12))

    pdf = render(a_sheet(language, Table(columns, ((code("1"), code("2")),)))).pdf

    assert {*spoken_words(long.local or "")} <= {*spoken_words(text_of(pdf, in_order=True))}
