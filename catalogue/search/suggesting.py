"""What to offer while somebody types: names that begin so, and what people call them."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice

from catalogue.search import schema as fields
from catalogue.search.analysis import key
from catalogue.search.nearest import would_find
from catalogue.search.opening import Opened
from catalogue.search.questions import understand
from catalogue.search.synonyms import synonyms
from kernel.texts import pick

_MOST_WORDS = 3
_LOOKED_AT = 24


def suggestions(opened: Opened, typed: str, lang: str, size: int) -> tuple[str, ...]:
    """Return names that begin as typed, in the words of `lang`, and a few everyday words."""
    question = understand(typed)
    if not question.pieces:
        return ()
    query = opened.matcher.beginning(question)
    hits = opened.snapshot.search(query, limit=size * 2, weight_by_field=fields.WEIGHT).hits
    by_lang = opened.names(address for _, address in hits)
    names = dict.fromkeys(pick(one, lang).text or next(iter(one.values()), "") for one in by_lang)
    names.pop("", None)
    words = tuple(islice(_words(opened, question.key), _MOST_WORDS))
    kept = tuple(names)[: max(size - len(words), 0)]
    return tuple(dict.fromkeys((*kept, *words)))[:size]


def _words(opened: Opened, begun: str) -> Iterator[str]:
    """Yield everyday words that begin so and would find something, the shorter first."""
    first = bisect_left(_everyday(), (begun, ""))
    near = _everyday()[first : first + _LOOKED_AT]
    fitting = (word for letters, word in near if letters.startswith(begun) and letters != begun)
    return (word for word in sorted(fitting, key=len) if would_find(opened, word))


@cache
def _everyday() -> list[tuple[str, str]]:
    """Return the everyday words of the table by their folded letters, in order."""
    entries = synonyms().entries.values()
    return sorted((key(entry.everyday), entry.everyday) for entry in entries)
