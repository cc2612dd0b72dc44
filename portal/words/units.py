"""The sentences of one language as units of a translator's file."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from catalogue.exchange.texts_units import term_notes
from kernel.bilingual import FileHead, Note, Unit, UnitGroup, UnitState
from kernel.locales import LANGUAGES, WordState
from kernel.scripts import DERIVED
from portal.words.catalogues import forms_of
from portal.words.sentences import Sentence, plural_forms, sentences, source_language

KIND = "words"
STATES: Mapping[WordState, UnitState] = {  # a language is read as a whole, not by sentences
    WordState.DRAFT: UnitState.TRANSLATED,
    WordState.REVIEWED: UnitState.REVIEWED,
    WordState.APPROVED: UnitState.FINAL,
}


def head(tag: str) -> FileHead:
    """Return what a file of the words of `tag` says about itself."""
    return FileHead(kind=KIND, source=source_language(tag), target=tag)


def units(tag: str) -> Iterator[Unit]:
    """Yield the sentences of `tag`: one unit each, of a counted one a group of its forms."""
    for sentence in sentences(tag):
        if sentence.said.pluralizable:
            yield from _forms(sentence, tag)
        else:
            yield replace(_unit(sentence, 0, tag), notes=notes(sentence, tag))


def form_ids(sentence: Sentence, tag: str) -> list[str]:
    """Return the unit ids of a sentence, in the order of its forms."""
    if not sentence.said.pluralizable:
        return [sentence.id]
    return [f"{sentence.id}.{name}" for name in plural_forms(tag)]


def notes(sentence: Sentence, tag: str) -> tuple[Note, ...]:
    """Return what a translator should know: the English, the terms, where it stands."""
    places = dict.fromkeys(place for place, _ in sentence.said.locations)
    found = [Note("en", " | ".join(forms_of(sentence.said.id)))]
    if tag in DERIVED:
        found.append(Note("derived", " | ".join(sentence.made)))
    return (*found, *term_notes(sentence.source, tag), Note("places", " ".join(places)))


def _forms(sentence: Sentence, tag: str) -> Iterator[Unit]:
    group = UnitGroup(sentence.id, forms_of(sentence.said.id)[0], notes(sentence, tag))
    for index, (name, numbers) in enumerate(plural_forms(tag).items()):
        told = Note("numbers", ", ".join(str(number) for number in numbers))
        unit = _unit(sentence, index, tag)
        yield replace(unit, id=f"{sentence.id}.{name}", name=name, notes=(told,), group=group)


def _unit(sentence: Sentence, index: int, tag: str) -> Unit:
    target = sentence.forms[index] if index < len(sentence.forms) else ""
    done = target and not sentence.said.fuzzy
    state = STATES[LANGUAGES[tag].words] if done else UnitState.INITIAL
    return Unit(id=sentence.id, source=sentence.source, target=target, state=state)
