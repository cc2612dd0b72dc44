"""Which texts of an item are translated, and which translations fit its Chinese."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from catalogue.rules.content import text_digest
from catalogue.values.codes import TextState
from catalogue.values.facts import FaqFacts, FeeFacts, ItemFacts, MaterialFacts, StepFacts, Texts
from catalogue.values.situations import AnswerFacts, DecisionFacts, QuestionFacts
from catalogue.values.texts import ITEM_FIELDS, PART_FIELDS, Source, Words

Asked = QuestionFacts | AnswerFacts | DecisionFacts
Part = MaterialFacts | StepFacts | FeeFacts | FaqFacts | Asked
P = TypeVar("P", bound=Part)
Named = dict[str, dict[str, dict[str, str]]]  # {part: {language: {name: text}}}
_STATES = tuple(TextState)  # lowest first
UNSAID = text_digest("")  # a list may say in another language what it does not say in Chinese


@dataclass(frozen=True, slots=True)
class TextRow:
    """One translated field, its state and the digest of the Chinese it was made from."""

    field: str
    locale: str
    text: str
    source_digest: str
    state: TextState = TextState.DRAFT
    version: int = 0


def sources(facts: ItemFacts) -> list[Source]:
    """Return the Chinese texts that are translated, in the order in which a guide is read."""
    found = [_source("", name, getattr(facts, name)) for name in ITEM_FIELDS]
    for prefix, part in _parts(facts):
        names = PART_FIELDS[prefix.partition(".")[0]]
        found += [_source(f"{prefix}.", name, getattr(part, name)) for name in names]
    return [source for source in found if source.text]


def _source(prefix: str, name: str, text: str) -> Source:
    kind = prefix.partition(".")[0]
    return Source(
        field=prefix + name,
        kind=f"{kind}.{name}" if kind else name,
        text=text,
        digest=text_digest(text),
    )


def _parts(facts: ItemFacts) -> Iterator[tuple[str, Part]]:
    """Yield each part with the beginning of its fields; what has no key goes by its number."""
    for material in facts.materials:
        yield f"material.{material.key}", material
    for step in facts.steps:
        yield f"step.{step.key}", step
    for number, fee in enumerate(facts.fees, 1):
        yield f"fee.{number}", fee
    for number, faq in enumerate(facts.faqs, 1):
        yield f"faq.{number}", faq
    for question in facts.questions:
        yield f"question.{question.key}", question
        for answer in question.answers:
            yield f"answer.{question.key}-{answer.key}", answer
    for decision in facts.decisions:
        yield f"decision.{decision.key}", decision


def text_rows(facts: ItemFacts) -> list[TextRow]:
    """Return the translations that facts bring along, as made from their own Chinese."""
    digests = {source.field: source.digest for source in sources(facts)}
    brought = [("", facts.texts), *((f"{prefix}.", part.texts) for prefix, part in _parts(facts))]
    return [
        TextRow(prefix + name, locale, text, digests.get(prefix + name, UNSAID))
        for prefix, texts in brought
        for locale, words in sorted(texts.items())
        for name, text in sorted(words.items())
        if text
    ]


def new_wordings(facts: ItemFacts, there: Iterable[TextRow]) -> list[TextRow]:
    """Return the translations that facts say otherwise than what is there, as newly made."""
    known = {(row.field, row.locale): row for row in there}
    found = []
    for row in text_rows(facts):
        old = known.get((row.field, row.locale))
        if old is None or old.text != row.text:
            found.append(replace(row, version=old.version + 1 if old else 1))
    return found


def with_brought(there: Iterable[TextRow], facts: ItemFacts) -> list[TextRow]:
    """Return the translations there are, those that facts say otherwise in their wording."""
    known = {(row.field, row.locale): row for row in there}
    new = {(row.field, row.locale): row for row in new_wordings(facts, known.values())}
    return list({**known, **new}.values())


def with_texts(facts: ItemFacts, texts: Mapping[str, Mapping[str, str]]) -> ItemFacts:
    """Return facts with these translations, {language: {field: text}}, and no others."""
    named = _by_part(texts)
    return replace(
        facts,
        texts=named.get("", {}),
        materials=_filled(
            "material", facts.materials, [part.key for part in facts.materials], named
        ),
        steps=_filled("step", facts.steps, [part.key for part in facts.steps], named),
        fees=_filled("fee", facts.fees, range(1, len(facts.fees) + 1), named),
        faqs=_filled("faq", facts.faqs, range(1, len(facts.faqs) + 1), named),
        questions=tuple(_filled_question(one, named) for one in facts.questions),
        decisions=_filled("decision", facts.decisions, [one.key for one in facts.decisions], named),
    )


def _filled_question(question: QuestionFacts, named: Named) -> QuestionFacts:
    keys = [f"{question.key}-{answer.key}" for answer in question.answers]
    (whole,) = _filled("question", (question,), (question.key,), named)
    answers = _filled("answer", question.answers, keys, named)
    return whole if answers == whole.answers else replace(whole, answers=answers)


def with_words(facts: ItemFacts, words: Mapping[str, Words]) -> ItemFacts:
    """Return facts with what readers see of them in other languages."""
    return with_texts(facts, {locale: said.texts for locale, said in words.items()})


def in_chinese(facts: ItemFacts) -> ItemFacts:
    """Return facts without any translation: what is frozen and what digests are taken of."""
    return with_texts(facts, {})


def _by_part(texts: Mapping[str, Mapping[str, str]]) -> Named:
    found: Named = {}
    for locale, words in sorted(texts.items()):
        for field, text in words.items():
            part, _, name = field.rpartition(".")
            found.setdefault(part, {}).setdefault(locale, {})[name] = text
    return found


def _filled(kind: str, parts: Sequence[P], keys: Iterable[object], named: Named) -> tuple[P, ...]:
    def fill(part: P, texts: Texts) -> P:
        return replace(part, texts=texts) if texts or part.texts else part

    return tuple(
        fill(part, named.get(f"{kind}.{key}", {})) for part, key in zip(parts, keys, strict=True)
    )


def shown_words(
    chinese: Iterable[Source], rows: Iterable[TextRow], before: Mapping[str, Words]
) -> dict[str, Words]:
    """Return what readers see, by language: of each translation the one that fits the Chinese.

    A translation that was made ahead for another Chinese does not fit: what was shown `before`
    for this Chinese stays then. What has no row any more is taken away.
    """
    digests = {source.field: source.digest for source in chinese}
    found: dict[str, dict[str, tuple[str, TextState]]] = {}
    for row in rows:
        old = before.get(row.locale)
        if digests.get(row.field, UNSAID) == row.source_digest:
            found.setdefault(row.locale, {})[row.field] = row.text, row.state
        elif row.field in digests and old and row.field in old.texts:
            found.setdefault(row.locale, {})[row.field] = old.texts[row.field], old.state
    return {
        locale: Words(
            state=min((state for _, state in texts.values()), key=_STATES.index),
            texts={field: text for field, (text, _) in sorted(texts.items())},
        )
        for locale, texts in sorted(found.items())
    }


def still_fitting(
    before: Mapping[str, Words], old: Iterable[Source], new: Iterable[Source]
) -> dict[str, Words]:
    """Return what of the words shown before holds for the new Chinese: where it is as it was."""
    same = {(source.field, source.digest) for source in old} & {
        (source.field, source.digest) for source in new
    }
    fields = {field for field, _ in same}
    return {
        locale: replace(words, texts={k: text for k, text in words.texts.items() if k in fields})
        for locale, words in before.items()
    }


def words_to_json(words: Mapping[str, Words]) -> dict[str, Any]:
    """Return words as a revision keeps them."""
    return {
        locale: {"state": said.state.value, "texts": dict(said.texts)}
        for locale, said in words.items()
    }


def words_from_json(data: Mapping[str, Any]) -> dict[str, Words]:
    """Return the words that a revision keeps."""
    return {
        locale: Words(state=TextState(said["state"]), texts=said["texts"])
        for locale, said in data.items()
    }
