"""The answers to a reader's first questions: in person, near by, how much, how long."""

from collections.abc import Collection, Sequence

from catalogue.phrases.codes import levels_words, word
from catalogue.phrases.facts import fee_words, visits_words
from catalogue.phrases.limits import limit_words
from catalogue.phrases.names import issuer_name, texts_of
from catalogue.values.codes import AcceptScope, Handling, Level
from catalogue.values.facts import ItemFacts, MaterialFacts, StepFacts
from kernel.texts import Shown
from kernel.words import _

Answer = tuple[str, str, str | None]  # question, answer, what stands small below it


def first_answers(facts: ItemFacts, met: Collection[Level] = ()) -> list[Answer]:
    """Return the first questions with their answers.

    `met`: the levels at which points really take it in; of an item without points its list
    says which do.
    """
    return [
        (_("Must I come in person?"), visits_words(facts.visits), None),
        (_("Where can I hand it in?"), _near(met or facts.accepted_at), _scope(facts)),
        (_("What does it cost?"), fee_words(facts), None),
        (_("How long does it take?"), *_limits(facts)),
    ]


def material_notes(material: MaterialFacts, lang: str) -> tuple[Shown, ...]:
    """Return how to prepare a material; each thing once."""
    return tuple(
        issuer_name(one.text, lang) if one.text == material.issuer else one
        for one in texts_of(material, ("note", "standard", "issuer"), lang)
    )


def step_texts(step: StepFacts, lang: str) -> tuple[Shown, ...]:
    """Return what happens in a step."""
    return texts_of(step, ("description", "standard"), lang)


def _near(levels: Collection[Level]) -> str:
    """Return whether the township or the village can do it."""
    small = [level for level in (Level.VILLAGE, Level.TOWNSHIP) if level in levels]
    if small:
        return _near_words(small)
    if levels:
        return levels_words(tuple(levels))
    return _("At the government service centre")


def _near_words(small: Sequence[Level]) -> str:
    if len(small) == 2:
        return _("Also in your township or village")
    if small[0] is Level.TOWNSHIP:
        return _("Also in your township")
    return _("Also in your village")


def _scope(facts: ItemFacts) -> str | None:
    return None if facts.accept_scope is AcceptScope.UNKNOWN else word(facts.accept_scope)


def _limits(facts: ItemFacts) -> tuple[str, str | None]:
    """Return the promise (else the law's limit), and the law's limit beside it."""
    legal, promised = facts.legal_limit, facts.promised_limit
    if facts.handling is Handling.IMMEDIATE:
        note = _("At the latest: %(limit)s", limit=limit_words(promised)) if promised else None
        return word(Handling.IMMEDIATE), note
    if promised is None:
        return limit_words(legal), None
    if legal is None:
        return limit_words(promised), _("The law sets no limit")
    return limit_words(promised), _("The law allows %(limit)s", limit=limit_words(legal))
