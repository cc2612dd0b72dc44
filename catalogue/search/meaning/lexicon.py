"""The words of our tables in other languages, with their Chinese.

Words are known by their forms (`endings`), phrases word by word: the longest one counts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import islice, product
from pathlib import Path

from catalogue.search.analysis import folded_runs, is_han
from catalogue.search.endings import forms
from catalogue.search.synonyms import synonym_rows, synonyms, written_for
from catalogue.search.word_tables import rows_of

_HERE = Path(__file__).parent
_WORDS = _HERE.parents[1] / "words"
_TERMS = _HERE.parents[2] / "translations" / "terms.tsv"
_TABLES = (_HERE / "lexicon.tsv", _TERMS, _WORDS / "steps.tsv", _WORDS / "materials.tsv")
UNLEARNT = ("ug", "kk", "kk-Arab", "mn", "mn-Mong")
_MOST_FORMS, _MOST_SPELLINGS = 6, 24  # of a word, and of one phrase
_SHORTEST_FORM = 4  # that a single word of the tables may be cut down to
_SHORTEST_ROOT, _LONGEST_REST = 2, 9
_HEARD = 0.5
_APART = 2
_LEAST_LEFT = 2  # letters of a word in a phrase
_SMALL = 2  # letters: what is left of longer words looks like such a word by chance
_VOWELS = re.compile("[اهېيوۇۆۈаеэиоуыюяіь]")
_LEAST_CONSONANTS = 4  # of a word heard with other vowels


@dataclass(slots=True)
class Node:
    """A word of phrases: what it says where a phrase ends here, and the words that may follow."""

    said: str | None = None
    after: dict[str, "Node"] | None = None

    def then(self, word: str) -> "Node":
        """Return the node for a word behind this one, made where it is missing."""
        if self.after is None:
            self.after = {}
        return self.after.setdefault(word, Node())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of one language. `roots`: beginnings. `spoken`: words by their consonants.

    `apart`: how many words may stand between those of a phrase.
    """

    lang: str
    apart: int
    phrases: Node
    roots: dict[str, str]
    spoken: dict[str, str]

    def longest(self, words: Sequence[str]) -> tuple[tuple[int, ...], str]:
        """Return where the words of the longest known phrase stand that begins here; its Chinese.

        A few words may stand between: "close my shop" is asked as "my shop for a while close".
        """
        best: tuple[tuple[int, ...], str] = ((), "")
        open_ways: list[tuple[tuple[int, ...], list[Node]]] = [((), [self.phrases])]
        for at, word in enumerate(words):
            ways = self._ways(word)
            longer = [((*used, at), _after(nodes, ways)) for used, nodes in open_ways]
            for used, nodes in longer:
                said = next((node.said for node in nodes if node.said is not None), None)
                if said is not None and len(used) > len(best[0]):
                    best = (used, said)
            waiting = [one for one in open_ways if one[0] and at + 1 - len(one[0]) <= self.apart]
            open_ways = [one for one in (*longer, *waiting) if one[1]]
            if not open_ways:
                break
        return best

    def _ways(self, word: str) -> tuple[str, ...]:
        """Return the forms of a word: no small one where a longer one is a word (айлық, not ай)."""
        ways = forms(word, self.lang)
        alone = self.phrases.after or {}
        known = (at for at, way in enumerate(ways) if way in alone and alone[way].said is not None)
        first = next(known, len(ways))
        return tuple(way for at, way in enumerate(ways) if at <= first or len(way) > _SMALL)

    def guessed(self, word: str) -> tuple[str, float]:
        """Return what the longest known beginning of `word` says, or a word with other vowels.

        With it, how sure that is: what is only heard may be mistyped.
        """
        least = max(_SHORTEST_ROOT, len(word) - _LONGEST_REST)
        ends = range(len(word), least - 1, -1)
        begun = next((self.roots[word[:end]] for end in ends if word[:end] in self.roots), "")
        heard = (self.spoken.get(_consonants(form), "") for form in forms(word, self.lang))
        return (begun, 1.0) if begun else (next(filter(None, heard), ""), _HEARD)


@cache
def lexicon(lang: str) -> Lexicon:
    """Return the lexicon of a language, read once per process."""
    found = Lexicon(lang, _APART if lang in UNLEARNT else 0, Node(), _roots(lang), {})
    rows = list(_rows(lang))
    idle = {phrase[0] for phrase, said in rows if not said and len(phrase) == 1}
    written = {word for phrase, _ in rows for word in phrase} - idle
    for phrase, said in rows:  # as they are written, before what they may be cut down to
        _put(found.phrases, [forms(word, lang)[:1] for word in phrase], said)
    for phrase, said in rows:
        _put(found.phrases, _cut(phrase, lang, written), said)
        letters = _consonants("".join(phrase))
        if lang in UNLEARNT and len(phrase) == 1 and len(letters) >= _LEAST_CONSONANTS and said:
            found.spoken.setdefault(letters, said)
    return found


def _after(nodes: Sequence[Node], ways: Sequence[str]) -> list[Node]:
    return [node.after[way] for way in ways for node in nodes if node.after and way in node.after]


def _cut(phrase: Sequence[str], lang: str, written: Set[str]) -> list[tuple[str, ...]]:
    """Return the forms of each word of a phrase. Shorter ones must be words that are `written`."""
    if len(phrase) == 1:
        return [tuple(form for form in forms(phrase[0], lang) if len(form) >= _SHORTEST_FORM)]
    kept = (
        [way for way in forms(word, lang) if way in written or _is_like(way, word)]
        for word in phrase
    )
    return [tuple(ways[:_MOST_FORMS]) for ways in kept]


def _is_like(form: str, word: str) -> bool:
    """Is enough left of a word of a phrase?"""
    return len(form) >= _LEAST_LEFT and 2 * len(form) > len(word)


def _put(root: Node, ways: Iterable[Sequence[str]], said: str) -> None:
    for spelled in islice(product(*ways), _MOST_SPELLINGS):
        node = root
        for word in spelled:
            node = node.then(word)
        if node.said is None:
            node.said = said


def _consonants(word: str) -> str:
    return _VOWELS.sub("", word)


def _rows(lang: str) -> Iterator[tuple[list[str], str]]:
    """Yield the folded words of each phrase with its Chinese; idle words say nothing."""
    for idle in synonyms().idle:
        yield [idle], ""
    for path in _TABLES if lang in UNLEARNT else _TABLES[:1]:
        for chinese, spelled in _columns(path, lang):
            yield wanted_words(folded_runs(spelled), lang), chinese
    for spelled, official in synonym_rows(lang):
        yield wanted_words(folded_runs(spelled), lang), official.partition("|")[0].replace(" ", "")


def wanted_words(words: list[str], lang: str) -> list[str]:
    """Return what counts of a phrase: languages with small words are known without them."""
    idle = () if lang in UNLEARNT else synonyms().idle
    return [word for word in words if word not in idle] or words


def _roots(lang: str) -> dict[str, str]:
    return {
        "".join(folded_runs(spelled)): said.partition(" ")[0]
        for said, spelled in _columns(_HERE / "roots.tsv", lang)
    }


def _columns(path: Path, lang: str) -> Iterator[tuple[str, str]]:
    """Yield (Chinese, word) of a table with a column for each language."""
    head, *rows = rows_of(path)
    language = "kk" if lang == "kk-Arab" else lang
    place = head.index(language) if language in head else 0
    for row in rows:
        for one in re.split("[,;]", row[place]) if place < len(row) and place else ():
            if any(not is_han(run) for run in folded_runs(one)):
                yield row[0], written_for(lang, one.strip())
