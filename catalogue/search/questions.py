"""Understanding what was typed: its words, without the idle ones, with their synonyms."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from catalogue.search.analysis import folded_runs, is_han, key, run_terms, runs
from catalogue.search.folding import fold
from catalogue.search.syllables import as_pinyin
from catalogue.search.synonyms import Synonyms, synonyms

MOST_LETTERS = 200
MOST_TERMS = 24

Wording = tuple[tuple[str, ...], ...]
"""Words that are all needed, each a sequence of terms that stand together."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing asked for, and other ways to say it."""

    shown: str
    wording: Wording
    others: tuple[Wording, ...] = ()
    others_shown: tuple[str, ...] = ()
    pinyin: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        """All terms of the piece as it was typed."""
        return tuple(term for word in self.wording for term in word)

    @property
    def letters(self) -> str:
        """The piece as one folded word."""
        return key(self.shown)

    @property
    def is_character(self) -> bool:
        """One Chinese character: looked for among the characters of names."""
        return len(self.wording) == 1 and len(self.shown) == 1 and is_han(self.shown)


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: the whole as one key, and its pieces, all of which are wanted."""

    key: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Chunk:
    shown: str
    runs: tuple[str, ...]


def understand(q: str) -> Question:
    """Return what `q` asks for. Never raises; long questions are cut."""
    typed = [(run, folded) for run in runs(q[:MOST_LETTERS]) if (folded := fold(run))]
    table = synonyms()
    chunks = list(_chunks(typed, table))
    wanted = [chunk for chunk in chunks if not _is_idle(chunk, table)] or chunks
    pieces = [_piece(chunk, table) for chunk in wanted]
    words = [piece for piece in pieces if not piece.is_character] or pieces
    return Question(key(q[:MOST_LETTERS]), tuple(_limited(words)))


def _chunks(typed: list[tuple[str, str]], table: Synonyms) -> Iterator[_Chunk]:
    for han, group in groupby(typed, key=lambda run: is_han(run[1])):
        if han:
            for _, run in group:
                yield from (_Chunk(part, (part,)) for part in _split(run, table))
        else:
            yield from _join(list(group), table)


def _split(run: str, table: Synonyms) -> Iterator[str]:
    """Cut a Chinese run at the words that the table knows, the longest first."""
    start = end = 0
    while end < len(run):
        known = _known_at(run, end, table)
        if not known:
            end += 1
            continue
        yield from _trimmed(run[start:end], table)
        yield known
        start = end = end + len(known)
    yield from _trimmed(run[start:], table)


def _known_at(run: str, start: int, table: Synonyms) -> str:
    for length in range(min(table.longest_han, len(run) - start), 1, -1):
        word = run[start : start + length]
        if word in table.entries or word in table.idle:
            return word
    return ""


def _trimmed(rest: str, table: Synonyms) -> Iterator[str]:
    """Yield what stands between known words, without idle characters at its edges."""
    while len(rest) > 2 and rest[0] in table.idle:
        rest = rest[1:]
    while len(rest) > 2 and rest[-1] in table.idle:
        rest = rest[:-1]
    if rest:
        yield rest


def _join(words: list[tuple[str, str]], table: Synonyms) -> Iterator[_Chunk]:
    """Put words together that the table knows as one, or that are the syllables of one."""
    while words:
        count = _known_words(words, table)
        between = " "
        if count == 1 and not _is_known(words[0][1], table):
            count = _syllable_words(words, table)
            between = ""
        folded = between.join(folded for _, folded in words[:count])
        yield _Chunk(" ".join(shown for shown, _ in words[:count]), tuple(folded.split()))
        words = words[count:]


def _known_words(words: list[tuple[str, str]], table: Synonyms) -> int:
    for count in range(min(table.longest_words, len(words)), 1, -1):
        if table.find(folded for _, folded in words[:count]):
            return count
    return 1


def _syllable_words(words: list[tuple[str, str]], table: Synonyms) -> int:
    count = 0
    while count < len(words) and _is_syllable(words[count][1], table):
        count += 1
    return max(count, 1)


def _is_syllable(word: str, table: Synonyms) -> bool:
    return as_pinyin(word) is not None and not _is_known(word, table)


def _is_known(word: str, table: Synonyms) -> bool:
    return word in table.idle or table.find([word]) is not None


def _is_idle(chunk: _Chunk, table: Synonyms) -> bool:
    return all(run in table.idle for run in chunk.runs)


def _piece(chunk: _Chunk, table: Synonyms) -> Piece:
    wording = tuple(tuple(run_terms(run)) for run in chunk.runs)
    entry = table.find(chunk.runs)
    officials = entry.officials if entry else ()
    others = {_official(words): " ".join(words) for words in officials}
    others.pop(wording, None)
    syllables = as_pinyin(chunk.runs[0]) if len(chunk.runs) == 1 and entry is None else None
    return Piece(chunk.shown, wording, tuple(others), tuple(others.values()), syllables or ())


def _official(words: tuple[str, ...]) -> Wording:
    return tuple(tuple(run_terms(run)) for word in words for run in folded_runs(word))


def _limited(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield pieces until they have the most terms that one question may have."""
    left = MOST_TERMS
    for piece in pieces:
        if left <= 0:
            return
        if len(piece.terms) > left:
            yield Piece(piece.shown, (piece.terms[:left],))
            return
        left -= len(piece.terms)
        yield piece
