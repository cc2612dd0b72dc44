"""The sentences of one language as a translator sees them, with the Chinese beside them."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from gettext import c2py

from babel import Locale
from babel.messages.catalog import Catalog, Message

from kernel.locales import LANGUAGES, LEGAL, Tag
from kernel.scripts import DERIVED
from portal.words.catalogues import by_hand, forms_of, read
from portal.words.derived import in_other_script

KEYS = Tag("en")  # the sentences in the code are English
EXAMPLES = 6  # numbers that tell a translator which form is meant
COUNTED = range(1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of the interface. `source` and `forms` are empty where nothing is said yet."""

    id: str
    said: Message
    source: str
    forms: tuple[str, ...]
    made: tuple[str, ...] = ()  # in a derived language: what the rules make


def sentences(tag: str) -> list[Sentence]:
    """Return every sentence of the language `tag`, in the order of its catalogue."""
    chinese = read(LANGUAGES[LEGAL].babel)
    if tag == KEYS:
        return [_sentence(said, chinese, forms_of(said.id)) for said in chinese if said.id]
    if tag in DERIVED:
        return list(_derived(tag, chinese))
    return [
        _sentence(said, Catalog() if tag == LEGAL else chinese, forms_of(said.string))
        for said in read(LANGUAGES[tag].babel)
        if said.id
    ]


def sentence_id(said: Message) -> str:
    """Return the id of a sentence: the same for as long as its English stays the same."""
    key = "\x04".join((said.context or "", *forms_of(said.id)))
    return f"w{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def source_language(tag: str) -> Tag:
    """Return from which language `tag` is translated: Chinese, and Chinese from the English."""
    return KEYS if tag == LEGAL else LEGAL


@cache
def plural_forms(tag: str) -> Mapping[str, Sequence[int]]:
    """Return the name of each plural form of a language, with numbers that take it."""
    locale = Locale.parse(LANGUAGES[tag].babel)
    index_of = c2py(Catalog(locale=locale).plural_expr)
    found: dict[int, list[int]] = {}
    for number in COUNTED:
        found.setdefault(index_of(number), []).append(number)
    named = {locale.plural_form(found[index][-1]): found[index] for index in sorted(found)}
    return {name: numbers[:EXAMPLES] for name, numbers in named.items()}


def _derived(tag: str, chinese: Catalog) -> Iterator[Sentence]:
    hand = by_hand(tag)
    for said in read(LANGUAGES[DERIVED[Tag(tag)].source].babel):
        if said.id:
            made = forms_of(in_other_script(said.string, tag))
            own = hand.get(said.id, said.context)
            yield _sentence(said, chinese, forms_of(own.string) if own else made, made)


def _sentence(
    said: Message, sources: Catalog, forms: tuple[str, ...], made: tuple[str, ...] = ()
) -> Sentence:
    known = sources.get(said.id, said.context)
    source = forms_of(known.string)[-1] if known and known.string else forms_of(said.id)[-1]
    return Sentence(id=sentence_id(said), said=said, source=source, forms=forms, made=made)
