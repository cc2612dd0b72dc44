"""Words in the other script follow their source, and what is written by hand wins."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from portal.words import catalogues
from tools import check_translations, derive_words
from tools.derive_words import derived, faults_of, main

COUNTED = ("%(num)d document", "%(num)d documents")


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of catalogues with a Chinese and a Kazakh one."""
    monkeypatch.setattr(catalogues, "CATALOGUES", tmp_path)
    for module in (check_translations, derive_words):
        monkeypatch.setattr(module, "ROOT", tmp_path)
    say(tmp_path, "zh_Hans", "%(day)s前答复。", ("%(num)d份文件",))
    say(tmp_path, "kk", "Жауап: %(day)s, дейін.", ("%(num)d құжат", "%(num)d құжат"))
    return tmp_path


def say(folder: Path, locale: str, plain: str, counted: tuple[str, ...]) -> None:
    catalogue = Catalog(locale=locale)
    catalogue.add("Answer by %(day)s.", plain, [("templates/a.html", 1)])
    catalogue.add(COUNTED, counted, [("templates/a.html", 2)])
    keep(catalogue, folder / locale / "LC_MESSAGES" / "messages.po")


def by_hand(folder: Path, sentence: str, words: str) -> None:
    catalogue = Catalog(locale="zh_Hant")
    catalogue.add(sentence, words)
    keep(catalogue, folder / "zh_Hant" / "by_hand.po")


def keep(catalogue: Catalog, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue)


def said(folder: Path, locale: str) -> Catalog:
    with (folder / locale / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=locale)


def test_each_derived_language_says_all_its_source_says(words: Path) -> None:
    assert main(["--update"]) == 0

    hant, arabic = said(words, "zh_Hant"), said(words, "kk_Arab")
    assert hant["Answer by %(day)s."].string == "%(day)s前答覆。"
    assert hant[COUNTED[0]].string == ("%(num)d份文件",)
    assert arabic["Answer by %(day)s."].string == "جاۋاپ: %(day)s، دەيىن."
    assert arabic[COUNTED[0]].string == ("%(num)d قۇجات", "%(num)d قۇجات")


def test_a_derived_catalogue_has_no_faults_and_says_that_it_is_a_draft(words: Path) -> None:
    main(["--update"])

    for locale, source in (("zh_Hant", "zh_Hans"), ("kk_Arab", "kk")):
        catalogue = said(words, locale)
        assert list(check_translations.faults_of(locale, catalogue, said(words, source))) == []
        assert "DRAFT: derived from translations/" + source in catalogue.header_comment


def test_what_is_written_by_hand_wins(words: Path) -> None:
    by_hand(words, "Answer by %(day)s.", "於%(day)s前回覆。")
    main(["--update"])

    assert said(words, "zh_Hant")["Answer by %(day)s."].string == "於%(day)s前回覆。"


def test_a_catalogue_behind_its_source_is_a_fault(words: Path) -> None:
    main(["--update"])
    say(words, "zh_Hans", "请于%(day)s前答复。", ("%(num)d份文件",))

    assert main([]) == 1
    assert "is not what its source says now" in next(faults_of("zh-Hant"))


def test_a_sentence_by_hand_that_nothing_says_any_more_is_a_fault(words: Path) -> None:
    by_hand(words, "An old sentence", "舊句")
    main(["--update"])

    assert "is used nowhere" in next(faults_of("zh-Hant"))


def test_a_language_whose_source_is_not_there_yet_is_passed_over(words: Path) -> None:
    (words / "kk" / "LC_MESSAGES" / "messages.po").unlink()

    assert main(["--update"]) == 0
    assert not (words / "kk_Arab").exists()


def test_the_update_of_the_check_leaves_a_derived_catalogue_as_it_is(words: Path) -> None:
    main(["--update"])
    before = derived("zh-Hant")

    check_translations.update(said(words, "zh_Hans"))

    assert list(faults_of("zh-Hant")) == []
    assert derived("zh-Hant") == before
