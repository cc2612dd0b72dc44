"""What else may be wrong with a sentence that came back, each with what to do about it.

Only commands say these; they speak English.
"""

from collections.abc import Iterator

from babel.messages.catalog import Catalog

from kernel.bilingual import Fault, Returned, fault_at, unseen_letters
from kernel.locales import LANGUAGES
from portal.words.catalogues import forms_of, saying
from portal.words.checks import COUNT, placeholder_problems, placeholders
from portal.words.sentences import KEYS, Sentence

UNSEEN = "It has letters that nobody can see: %(letters)s. Take them out."
LOST = "The placeholder %(names)s is missing. Put it where it belongs."
ADDED = "The placeholder %(names)s is not in the original. Take it out."
BROKEN = "A placeholder or percent sign is damaged (%(problem)s)."
INCOMPLETE = 'The form "%(form)s" of this counted sentence is missing. Translate every form.'
OURS = "English stands in the code. Tell the programmers what should read otherwise."


def form_faults(sentence: Sentence, unit: Returned, tag: str) -> Iterator[Fault]:
    """Yield what is wrong with one new form of a sentence."""
    unseen = unseen_letters(unit.target)
    wanted, found = placeholders(forms_of(sentence.said.id)[-1]), placeholders(unit.target)
    if tag == KEYS:
        yield fault_at(unit, OURS)
    elif unseen:
        yield fault_at(unit, UNSEEN, letters=unseen)
    elif wanted - found - {COUNT}:
        yield fault_at(unit, LOST, names=_named(wanted - found - {COUNT}))
    elif found - wanted:
        yield fault_at(unit, ADDED, names=_named(found - wanted))
    else:
        for problem in _format_problems(sentence, unit.target, tag):
            yield fault_at(unit, BROKEN, problem=problem)


def _format_problems(sentence: Sentence, form: str, tag: str) -> Iterator[str]:
    """Yield what Babel finds wrong with a form, as if it were the translation of all."""
    catalogue = Catalog(locale=LANGUAGES[tag].babel)
    forms = (form,) * (catalogue.num_plurals if sentence.said.pluralizable else 1)
    yield from placeholder_problems(saying(sentence.said, forms), catalogue)


def _named(names: set[str]) -> str:
    return ", ".join(f"%({name})" for name in sorted(names))
