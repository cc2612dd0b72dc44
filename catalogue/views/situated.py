"""The questions of an item as its guide asks them, and what was answered in the address."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import g, request
from werkzeug.datastructures import MultiDict

from catalogue.phrases import text_of
from catalogue.phrases.situated import Answered, answered, said_of_rows
from catalogue.rules.situations import Situation, holds, known_answers, parsed, written
from catalogue.values.facts import ItemFacts
from catalogue.values.situations import Answers, QuestionFacts
from kernel.texts import Shown

FIELD = "q."  # of a form, before the key of a question
MOST_FIELDS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """One question with its choices: (key, words, whether it was chosen)."""

    field: str
    text: Shown
    hint: Shown
    choices: list[tuple[str, Shown, bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Situated:
    """What a page says of a situation."""

    answered: list[Answered]
    questions: list[AskedQuestion]
    written: str | None  # as addresses carry it; None where nothing was answered
    complete: bool
    stops: list[Shown]
    notes: list[Shown]
    windows: list[Shown]

    def __bool__(self) -> bool:
        return bool(self.questions)

    def of(self, code: str) -> str | None:
        """Return it as the address of a booking carries it: after the code of the item."""
        return f"{code}~{self.written}" if self.written else None


def situated(facts: ItemFacts, found: Situation) -> Situated:
    """Return the situation `found` of an item, whose own facts are `facts`, for the reader."""
    return Situated(
        answered=answered(facts, found.answers, g.lang),
        questions=list(asked_questions(facts, found.answers, FIELD)),
        written=written(found.answers) or None,
        complete=found.complete,
        stops=said_of_rows(found, "stop", g.lang),
        notes=said_of_rows(found, "note", g.lang),
        windows=said_of_rows(found, "window", g.lang),
    )


def asked_questions(facts: ItemFacts, given: Answers, prefix: str) -> Iterator[AskedQuestion]:
    """Yield the questions that are to be asked after these answers, answered ones too."""
    for question in facts.questions:
        if holds(question.when, given):
            yield asked_question(question, given, prefix)


def asked_question(question: QuestionFacts, given: Answers, prefix: str) -> AskedQuestion:
    """Return one question with what was answered."""
    chosen = given.get(question.key)
    return AskedQuestion(
        field=prefix + question.key,
        text=text_of(question, "text", g.lang),
        hint=text_of(question, "hint", g.lang),
        choices=[
            (answer.key, text_of(answer, "text", g.lang), answer.key == chosen)
            for answer in question.answers
        ],
    )


def address_answers(facts: ItemFacts) -> dict[str, str]:
    """Return the answers of this address that the item knows: in one word, or from the form."""
    sent = sent_answers(request.args, FIELD)
    return known_answers(facts, parsed(_word()) if sent is None else sent)


def is_canonical(answers: Answers) -> bool:
    """Whether this address tells these answers, and nothing else, in one word."""
    return sent_answers(request.args, FIELD) is None and written(answers) == _word()


def _word() -> str:
    return request.args.get("situation", "")


def sent_answers(values: MultiDict[str, str], prefix: str) -> dict[str, str] | None:
    """Return the answers that the form sent, the last of each; None where no form was."""
    sent = [name for name in values if name.startswith(prefix)][:MOST_FIELDS]
    return {name.removeprefix(prefix): values.getlist(name)[-1] for name in sent} if sent else None
