"""The check finds what a translator may leave behind."""

import pytest
from babel.messages.catalog import Catalog

from tools.check_translations import faults_of, marked_sentences
from tools.mongolian_suffixes import loose_suffixes

COUNTED = ("%(num)d document", "%(num)d documents")


@pytest.fixture
def wanted() -> Catalog:
    catalogue = Catalog()
    for sentence in ("Answer by %(day)s.", COUNTED):
        catalogue.add(sentence, locations=[("templates/a.html", 1)])
    return catalogue


def faults(wanted: Catalog, locale: str = "zh_Hans", **words: object) -> list[str]:
    """Return the faults of a catalogue whose plain and counted sentence say `words`."""
    said = Catalog(locale=locale)
    said.add("Answer by %(day)s.", words.get("plain", "%(day)s前答复。"))
    said.add(COUNTED, words.get("counted", ("%(num)d份文件",)))
    if "left" in words:
        said.add(words["left"], "以前的话")
    return list(faults_of(locale, said, wanted))


def test_a_whole_translation_has_no_faults(wanted: Catalog) -> None:
    assert faults(wanted) == []


def test_an_empty_translation_is_a_fault(wanted: Catalog) -> None:
    assert "is not translated" in faults(wanted, plain="")[0]


def test_a_missing_sentence_is_a_fault(wanted: Catalog) -> None:
    found = list(faults_of("zh_Hans", Catalog(locale="zh_Hans"), wanted))

    assert len(found) == 2


def test_a_lost_placeholder_is_a_fault(wanted: Catalog) -> None:
    assert "placeholders" in " ".join(faults(wanted, plain="尽快答复。"))


def test_an_invented_placeholder_is_a_fault(wanted: Catalog) -> None:
    assert "placeholder" in " ".join(faults(wanted, plain="%(day)s%(hour)s前答复。"))


def test_a_percent_sign_that_would_break_the_sentence_is_a_fault(wanted: Catalog) -> None:
    assert "begins no placeholder" in " ".join(faults(wanted, plain="%(day)s前答复 100%。"))


def test_a_count_may_be_said_in_words(wanted: Catalog) -> None:
    forms = ("ھۆججەت يوق", "%(num)d ھۆججەت")

    assert not [f for f in faults(wanted, "ug", counted=forms) if "has the placeholders" in f]


def test_each_plural_form_is_needed(wanted: Catalog) -> None:
    assert "is not translated" in " ".join(faults(wanted, "ug", counted=("%(num)d ھۆججەت", "")))


def test_a_sentence_that_nothing_says_any_more_is_a_fault(wanted: Catalog) -> None:
    assert "is used nowhere" in faults(wanted, left="An old sentence")[0]


@pytest.mark.parametrize(
    ("before", "joined"), [("%(day)s", " "), ("%(day)s ᠡᠳᠦᠷ", " "), ("%(day)s ᠡᠳᠦᠷ", "\u202f")]
)
def test_a_mongolian_suffix_after_a_plain_space_is_a_fault(
    wanted: Catalog, before: str, joined: str
) -> None:
    found = faults(wanted, "mn_Mong", plain=f"{before}{joined}ᠦᠨ ᠡᠮᠦᠨ᠎ᠡ", counted=["%(num)d"] * 2)

    assert ["after a plain space" in fault for fault in found] == [True] * (joined == " ")


def test_a_word_that_begins_like_a_suffix_is_none() -> None:
    assert loose_suffixes("ᠨᠢᠭᠡ ᠤᠳᠠᠭ᠎ᠠ") == []


def test_sentences_of_code_and_templates_are_found() -> None:
    places = {path for sentence in marked_sentences() for path, _ in sentence.locations}

    assert any(path.endswith(".py") for path in places)
    assert any(path.endswith(".html") for path in places)
    assert not any(path.startswith(("tests", "tools", "bench", "migrations")) for path in places)
