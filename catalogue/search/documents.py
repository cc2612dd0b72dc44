"""From an item to a document of the index. For the indexing side only: it needs pinyin."""

import json
from collections.abc import Callable, Iterable, Mapping

from tantivy import Document

from catalogue.search import schema as fields
from catalogue.search.analysis import characters, is_han, key, key_starts, terms, word_starts
from catalogue.search.columns import key_of
from catalogue.search.pinyin import initials, spoken, syllables
from catalogue.search.shelving import UNKNOWN_DAYS, Row, Text
from catalogue.search.synonyms import words_in
from catalogue.search.values import SearchDoc
from kernel.texts import pick

_LEAST_BOOST, _MOST_BOOST = 0.5, 2.0
_GENTLE = 0.06  # 2.0 becomes 1.04: orders equals, and lifts nothing past a better kind of match
_SHORTER = 0.03  # among equals, the name with the fewest other words
_LONG_NAME = 60
_MARKED, _SECOND = ("临时", "注销"), 0.88  # who does not say so means the everyday service
_LONGEST_KEY = 200
_ORDER_LETTERS = 80
_BETWEEN = "|"  # no term of ours


def to_document(doc: SearchDoc, text: Text) -> Document:
    """Return the document that finds the text of `doc`, whatever items have it."""
    document = Document()
    document.add_integer(fields.TEXT, text.key)
    document.add_float(fields.WEIGHT, _weight(doc))
    document.add_bytes(fields.SHOWN, json.dumps(dict(doc.names), ensure_ascii=False).encode())
    _add_texts(document, doc)
    for field, values in _keys(doc):
        for value in dict.fromkeys(values):
            document.add_text(field, value)
    return document


def to_row(doc: SearchDoc) -> Row:
    """Return how `doc` is filed."""
    said = (dict(doc.names), dict(doc.summaries), doc.aliases, doc.body, doc.boost, doc.group)
    name = _first_name(doc)
    text = Text(
        key=key_of(json.dumps(said, ensure_ascii=False, sort_keys=True)),
        subject=key_of(name),
        group=key_of(doc.group or name),
        sorting=_order(doc),
    )
    return Row(
        item_id=doc.item_id,
        text=text,
        filed=_facets(doc),
        popularity=doc.popularity,
        days=UNKNOWN_DAYS if doc.days is None else doc.days,
        codes=tuple(dict.fromkeys(key(code) for code in (doc.code, *doc.codes) if key(code))),
    )


def _add_texts(document: Document, doc: SearchDoc) -> None:
    by_lang = _as_read(doc.names)
    names, aliases = list(by_lang.values()), list(doc.aliases)
    about = list(_as_read(doc.summaries).values())
    own = [f"{lang}:{term}" for lang, name in by_lang.items() for term in terms(name)]
    for field, found in (
        (fields.NAME, _apart(terms, names)),
        (fields.ALIAS, _apart(terms, aliases)),
        (fields.ABOUT, _apart(terms, about)),
        (fields.BODY, terms(doc.body)),
        (fields.PINYIN, _apart(syllables, [*names, *aliases])),
        (fields.INITIALS, _apart(initials, [*names, *aliases])),
        (fields.CHARACTER, _all(characters, [*names, *aliases])),
        (fields.START, _all(word_starts, [*names, *aliases])),
        (fields.OWN, own),
    ):
        document.add_text(field, " ".join(found))


def _keys(doc: SearchDoc) -> list[tuple[str, list[str]]]:
    by_lang = _as_read(doc.names)
    names = [key(name)[:_LONGEST_KEY] for name in by_lang.values()]
    return [
        (fields.NAME_KEY, names),
        (fields.NAME_START, _all(key_starts, by_lang.values())),
        (fields.SPOKEN, [way for word in _words_of(doc) for way in spoken(word)]),
        (fields.ALIAS_KEY, [key(alias)[:_LONGEST_KEY] for alias in doc.aliases]),
    ]


def _as_read(texts: Mapping[str, str]) -> dict[str, str]:
    """Return `texts` and the Kazakh one in Arabic letters, as it is shown to who reads those."""
    shown = pick(texts, "kk-Arab")
    return {**texts, shown.lang: shown.text} if shown else dict(texts)


def _words_of(doc: SearchDoc) -> list[str]:
    """Return the Chinese words of a name and those that people say for them, and the aliases."""
    said = words_in(doc.names.get("zh-Hans", ""))
    return [word for word in (*doc.aliases, *said) if is_han(word)]


def _facets(doc: SearchDoc) -> dict[str, tuple[str, ...]]:
    return {
        "theme": doc.themes,
        "line": (doc.line,) if doc.line else (),
        "level": (doc.level,) if doc.level else (),
        "department": (doc.department,) if doc.department else (),
        "region": doc.region_path,
        "audience": doc.audiences,
        "channel": doc.channels,
        "taken": doc.taken,
    }


def _boost(doc: SearchDoc) -> float:
    return min(max(doc.boost, _LEAST_BOOST), _MOST_BOOST)


def _weight(doc: SearchDoc) -> float:
    length = min(len(_first_name(doc)) / _LONG_NAME, 1.0)
    second = _SECOND if any(mark in _first_name(doc) for mark in _MARKED) else 1.0
    return float(_boost(doc) ** _GENTLE * (1 - _SHORTER * length) * second)


def _first_name(doc: SearchDoc) -> str:
    return doc.names.get("zh-Hans") or next(iter(doc.names.values()), "")


def _order(doc: SearchDoc) -> str:
    """Return the sort key without a question: the higher boost first, then the pinyin."""
    name = _first_name(doc)
    sounds = " ".join(syllables(name)) or key(name)
    return f"{_MOST_BOOST - _boost(doc):.3f} {sounds[:_ORDER_LETTERS]} {key(name)[:_ORDER_LETTERS]}"


def _all(cut: Callable[[str], list[str]], texts: Iterable[str]) -> list[str]:
    return [found for text in texts for found in cut(text)]


def _apart(cut: Callable[[str], list[str]], texts: Iterable[str]) -> list[str]:
    """Return the terms of `texts`, so that no phrase goes from one text into the next."""
    return [found for text in texts for found in (*cut(text), _BETWEEN)]
