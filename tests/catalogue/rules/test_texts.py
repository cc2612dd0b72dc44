"""Which texts are translated, and which translation is shown."""

from catalogue.rules.content import digest_of, draft_digest, text_digest
from catalogue.rules.texts import (
    TextRow,
    in_chinese,
    new_wordings,
    shown_words,
    sources,
    still_fitting,
    text_rows,
    with_texts,
    words_from_json,
    words_to_json,
)
from catalogue.values.codes import TextState
from catalogue.values.facts import FaqFacts, FeeFacts, ItemFacts, StepFacts
from catalogue.values.texts import KINDS, Words
from tests.catalogue.builders import a_material, some_facts


def facts(**more: object) -> ItemFacts:
    return some_facts(
        **{
            "summary": "一句话",
            "materials": (a_material("身份证", key="m1", note="原件"),),
            "steps": (StepFacts(key="s1", name="受理"),),
            "fees": (FeeFacts(name="工本费", standard="每证20元"),),
            "faqs": (FaqFacts(question="要照片吗", answer="要"),),
            **more,
        }
    )


def row(field: str, chinese: str, text: str = "words", **more: TextState) -> TextRow:
    return TextRow(field, "en", text, text_digest(chinese), **more)


def test_what_a_citizen_reads_is_translated_in_the_order_of_the_guide() -> None:
    assert [source.field for source in sources(facts())] == [
        "name",
        "summary",
        "material.m1.name",
        "material.m1.note",
        "step.s1.name",
        "fee.1.name",
        "fee.1.standard",
        "faq.1.question",
        "faq.1.answer",
    ]
    assert {source.kind for source in sources(facts())} <= {*KINDS}


def test_texts_go_into_facts_and_come_back() -> None:
    texts = {"en": {"name": "Permit", "material.m1.note": "Original", "faq.1.answer": "Yes"}}

    filled = with_texts(facts(), texts)

    assert filled.materials[0].texts == {"en": {"note": "Original"}}
    assert {(one.field, one.text) for one in text_rows(filled)} == {*texts["en"].items()}
    assert in_chinese(filled) == facts()


def test_translations_change_no_digest() -> None:
    filled = with_texts(facts(), {"en": {"name": "Permit", "fee.1.name": "Fee"}})

    assert draft_digest(filled) == draft_digest(facts())
    assert digest_of(in_chinese(filled)) == digest_of(facts())


def test_only_what_fits_the_chinese_is_shown() -> None:
    rows = [row("name", "居住证申领", "Permit"), row("summary", "从前的话"), row("gone", "没有了")]

    shown = shown_words(sources(facts()), rows, {})

    assert shown["en"].texts == {"name": "Permit"}


def test_what_was_shown_stays_while_a_new_chinese_is_translated_ahead() -> None:
    before = {"en": Words(state=TextState.REVIEWED, texts={"name": "Permit", "summary": "Short"})}

    shown = shown_words(sources(facts()), [row("name", "新名称", "New permit")], before)

    assert shown["en"].texts == {"name": "Permit"}  # the summary was taken away
    assert shown["en"].state is TextState.REVIEWED


def test_the_state_of_a_language_is_its_lowest() -> None:
    rows = [
        row("name", "居住证申领", state=TextState.APPROVED),
        row("summary", "一句话", state=TextState.DRAFT),
    ]

    assert shown_words(sources(facts()), rows, {})["en"].state is TextState.DRAFT


def test_words_outlive_a_new_revision_where_the_chinese_stays() -> None:
    before = {"en": Words(state=TextState.DRAFT, texts={"name": "Permit", "summary": "Short"})}

    kept = still_fitting(before, sources(facts()), sources(facts(name="新名称")))

    assert kept["en"].texts == {"summary": "Short"}


def test_a_list_brings_only_what_it_says_otherwise() -> None:
    brought = with_texts(facts(), {"en": {"name": "Permit", "summary": "New"}})
    there = [row("name", "从前的名称", "Permit"), row("summary", "一句话", "Old")]

    assert [one.field for one in new_wordings(brought, there)] == ["summary"]


def test_words_are_kept_as_plain_data() -> None:
    words = {"ug": Words(state=TextState.APPROVED, texts={"name": "ئى"})}

    assert words_from_json(words_to_json(words)) == words
