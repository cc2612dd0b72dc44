"""The sentences of a language as a PO file: the English is the key, the Chinese stands above it."""

from collections.abc import Iterator, Mapping

from babel.messages.catalog import Message

from kernel.bilingual import FileHead, Returned, UnitState, mark_of
from kernel.locales import LANGUAGES, LEGAL
from kernel.po import empty_po, po_file, remark
from portal.words.catalogues import forms_of, read
from portal.words.sentences import Sentence, plural_forms, sentence_id, sentences
from portal.words.units import form_ids, head, notes


def words_po(tag: str) -> bytes:
    """Return the sentences of `tag` as a PO file."""
    catalogue, like = empty_po(head(tag)), read(LANGUAGES[LEGAL].babel)
    catalogue.creation_date, catalogue.revision_date = like.creation_date, like.revision_date
    for sentence in sentences(tag):
        said, forms = sentence.said, sentence.forms
        told = {note.category: note.text for note in notes(sentence, tag)}
        remarks = [f"{LEGAL}: {sentence.source}"] if tag != LEGAL else []
        remarks += [f"{name}: {told[name]}" for name in ("derived", "terms") if name in told]
        if said.pluralizable:
            remarks.append(f"numbers: {_numbers(tag)}")
        marks = [mark_of(form, UnitState.TRANSLATED) for form in forms]
        remarks.append(f"was: {' '.join(marks)}")
        words = forms if said.pluralizable else "".join(forms)
        catalogue.add(said.id, words, said.locations, said.flags, remarks, context=said.context)
    return po_file(catalogue)


def returned_words(
    found: FileHead, messages: list[Message], known: Mapping[str, Sentence]
) -> Iterator[Returned]:
    """Yield the messages of a PO file as units; of one that nobody knows, its id."""
    for message in messages:
        key = sentence_id(message)
        sentence = known.get(key)
        ids = form_ids(sentence, found.target) if sentence else [key]
        forms, marks = forms_of(message.string), (remark(message, "was") or "").split()
        for index, form_id in enumerate(ids):
            yield Returned(
                id=form_id,
                source=remark(message, LEGAL),
                target=forms[index] if index < len(forms) else "",
                state=UnitState.TRANSLATED,
                line=message.lineno or 0,
                unfinished=message.fuzzy,
                mark=marks[index] if index < len(marks) else "",
            )


def _numbers(tag: str) -> str:
    return "; ".join(
        f"[{index}] {name} {', '.join(str(number) for number in numbers)}"
        for index, (name, numbers) in enumerate(plural_forms(tag).items())
    )
