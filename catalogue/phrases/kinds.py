"""What the texts of an item are called that translators work on."""

from collections.abc import Mapping

from kernel.refusals import N_
from kernel.words import _

_KINDS: Mapping[str, str] = {
    "name": N_("Name of the item"),
    "summary": N_("One sentence for citizens"),
    "conditions": N_("Conditions"),
    "visit_reason": N_("Why in person"),
    "result_name": N_("Name of the result"),
    "place": N_("Place"),
    "hours": N_("Hours"),
    "consult": N_("Where to ask"),
    "complaint": N_("Where to complain"),
    "material.name": N_("Material: name"),
    "material.note": N_("Material: how to prepare it"),
    "material.standard": N_("Material: when it is in order"),
    "material.issuer": N_("Material: issued by"),
    "step.name": N_("Step: name"),
    "step.description": N_("Step: what happens"),
    "step.standard": N_("Step: by what it is judged"),
    "fee.name": N_("Fee: name"),
    "fee.standard": N_("Fee: how much"),
    "faq.question": N_("Question"),
    "faq.answer": N_("Answer"),
    "question.text": N_("Situation: question"),
    "question.hint": N_("Situation: hint to the question"),
    "answer.text": N_("Situation: answer"),
    "decision.place": N_("Situation: place"),
    "decision.window": N_("Situation: window"),
    "decision.note": N_("Situation: what to know"),
    "decision.stop": N_("Situation: why nobody can apply like this"),
}


def kind_words(kind: str) -> str:
    """Return what a kind of text is called."""
    return _(_KINDS[kind])
