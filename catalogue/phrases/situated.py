"""The situation of one person in words: questions, the answers given, what to know of them."""

from collections.abc import Iterator, Mapping

from catalogue.phrases.names import text_of
from catalogue.rules.situations import Situation, known_answers
from catalogue.values.facts import ItemFacts
from catalogue.values.situations import Answers
from kernel.refusals import N_
from kernel.texts import Shown
from kernel.words import _

SITUATION = N_("Your situation")
CANNOT_APPLY = N_("Like this, nobody can apply for it")
PERHAPS = N_("Only in some situations")
Answered = tuple[Shown, Shown]  # the question and its answer


def perhaps_mark() -> tuple[str, str]:
    """Return the mark of what may turn out not to be needed."""
    return _("Only in some situations"), "plain"


def answered(facts: ItemFacts, answers: Answers, lang: str) -> list[Answered]:
    """Return the questions that were answered, each with its answer, in the order of the item."""
    return list(_answered(facts, known_answers(facts, answers), lang))


def _answered(facts: ItemFacts, given: Mapping[str, str], lang: str) -> Iterator[Answered]:
    for question in facts.questions:
        for answer in question.answers:
            if given.get(question.key) == answer.key:
                yield text_of(question, "text", lang), text_of(answer, "text", lang)


def said_of_rows(found: Situation, name: str, lang: str) -> list[Shown]:
    """Return what the rows that fit say in the field `name`, each text once."""
    texts = {getattr(row, name): row for row in found.fitting if getattr(row, name)}
    return [text_of(row, name, lang) for row in texts.values()]
