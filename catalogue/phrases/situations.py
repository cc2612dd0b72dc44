"""What is wrong with a decision table and how to mend it; rows and answers in words."""

from collections.abc import Iterable, Mapping

from catalogue.phrases.codes import listed
from catalogue.phrases.fields import part_field_words
from catalogue.phrases.limits import limit_words
from catalogue.rules.situation_faults import FaultKind, SituationFault
from catalogue.values.facts import ItemFacts
from catalogue.values.situations import Answers, DecisionFacts, WhenFacts
from kernel.refusals import N_
from kernel.words import _

_ITEM: Mapping[FaultKind, str] = {
    FaultKind.TOO_MANY: N_("There are more than 6 questions. Leave out those that change least."),
    FaultKind.FEW_ANSWERS: N_(
        "The question “%(question)s” has fewer than two answers. Add answers, or remove it."
    ),
    FaultKind.TWICE: N_("The key “%(name)s” stands twice. Give one of both another key."),
    FaultKind.BAD_KEY: N_(
        "The key “%(name)s” cannot be used. Keys have up to 16 small Latin letters and digits."
    ),
    FaultKind.UNKNOWN: N_(
        "“%(name)s”, named in %(rows)s, is not there any more."
        " Open what names it, choose anew and save."
    ),
    FaultKind.LATER: N_(
        "The question “%(question)s” hangs on one that is asked after it. Move it further down."
    ),
    FaultKind.GAP: N_(
        "No row names the answer “%(answer)s” to “%(question)s”. Add a row for it, or say of the"
        " answer that it changes nothing."
    ),
    FaultKind.NO_FEE: N_(
        "There is a fee, but no row says which one for: %(example)s. Name the fee in a row that"
        " fits these answers."
    ),
    FaultKind.NO_MATERIAL: N_(
        "Nothing at all is asked for with: %(example)s. If that is not meant, name a material in"
        " a row that fits these answers."
    ),
    FaultKind.NO_LIMIT: N_(
        "No promised limit is said for: %(example)s. Set it in a row that fits these answers, or"
        " for the item as a whole."
    ),
    FaultKind.NO_PLACE: N_(
        "No place is said for: %(example)s. Set it in a row that fits these answers, or for the"
        " item as a whole."
    ),
    FaultKind.OVERLAP: N_(
        "%(rows)s both fit and say different things (%(field)s): %(example)s. Narrow the answers"
        " of one of them, or let both say the same."
    ),
    FaultKind.CONTRADICTION: N_(
        "%(rows)s: one asks for a material that the other takes away, and both fit: %(example)s."
        " Take it out of one of them, or narrow the answers."
    ),
    FaultKind.NEVER: N_("No answers fit %(rows)s. Change its answers, or remove it."),
    FaultKind.EMPTY: N_("%(rows)s says nothing. Say what holds then, or remove it."),
}
_MANY_ANSWERS = N_("The question “%(question)s” has more than 8 answers. Put some together.")


def fault_words(facts: ItemFacts, fault: SituationFault) -> str:
    """Return one fault in whole sentences: what it is, answers that show it, how to mend it."""
    many = fault.kind is FaultKind.TOO_MANY and fault.question
    return _(
        _MANY_ANSWERS if many else _ITEM[fault.kind],
        question=question_words(facts, fault.question),
        answer=answer_words(facts, fault.question, fault.answer),
        name=fault.name,
        rows=listed(row_words(facts, key) for key in fault.rows) or _("the questions"),
        field=part_field_words(fault.field),
        example=answers_words(facts, dict(fault.example)),
    )


def row_words(facts: ItemFacts, key: str) -> str:
    """Return the number of a row."""
    keys = [row.key for row in facts.decisions]
    return _("Row %(number)s", number=keys.index(key) + 1 if key in keys else key)


def question_words(facts: ItemFacts, key: str) -> str:
    """Return the text of a question; of one that is not there its key."""
    return next((one.text for one in facts.questions if one.key == key), key)


def answer_words(facts: ItemFacts, question: str, key: str) -> str:
    """Return the text of an answer; of one that is not there its key."""
    answers = (one.answers for one in facts.questions if one.key == question)
    return next((a.text for several in answers for a in several if a.key == key), key)


def answers_words(facts: ItemFacts, answers: Answers) -> str:
    """Return answers as they are read in a sentence."""
    return " · ".join(
        f"{question_words(facts, question)} {answer_words(facts, question, answer)}"
        for question, answer in answers.items()
    )


def when_words(facts: ItemFacts, when: Iterable[WhenFacts], question: str) -> str:
    """Return the answers to one question that a row fits; empty where any does."""
    return " / ".join(
        answer_words(facts, question, answer)
        for one in when
        if one.question == question
        for answer in one.answers
    )


def said_words(facts: ItemFacts, row: DecisionFacts) -> list[tuple[str, str]]:
    """Return what a row says: what it is about and the words."""
    names = {material.key: material.name for material in facts.materials}
    said = {
        "materials": "\n".join(names.get(key, key) for key in row.materials),
        "waives": "\n".join(names.get(key, key) for key in row.waives),
        "fees": "\n".join(row.fees),
        "promised_limit": limit_words(row.promised_limit) if row.promised_limit else "",
        "legal_limit": limit_words(row.legal_limit) if row.legal_limit else "",
        "stay_slots": str(row.stay_slots or ""),
        "place": row.place,
        "window": row.window,
        "stop": row.stop,
    }
    found = [(part_field_words(name), words) for name, words in said.items() if words]
    return [*found, (_("What to know"), row.note)] if row.note else found
