"""From a question to a query of the index: which match counts how much."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from tantivy import Occur, Query, Schema

from catalogue.search import schema as fields
from catalogue.search.analysis import is_han, pairs
from catalogue.search.combining import all_of, best_of, scored, sum_of
from catalogue.search.folding import fold
from catalogue.search.questions import Piece, Question, Wording
from catalogue.search.syllables import as_pinyin, pinyin_start, plain

# What a piece of the question is worth where it is found: a name full of its words beats them all.
_IN_NAME, _STARTS_WORD, _OFFICIAL_NAME, _IN_ALIAS = 16.0, 12.0, 10.0, 8.0
_SPOKEN, _SPOKEN_PART, _INITIALS_PART, _OFFICIAL_ALIAS = 7.0, 6.0, 5.0, 5.0
_IN_ABOUT, _OFFICIAL_ABOUT, _IN_BODY, _OFFICIAL_BODY = 3.0, 2.0, 1.0, 0.5
_LESS_APT = 0.5  # each further official wording is worth that much less
# What the whole question is worth, per piece and on top of the pieces.
_EXACT, _BEGINS, _EXACT_ALIAS = 64.0, 32.0, 16.0
_OWN_LANGUAGE = 1.0
_ENOUGH = 0.5  # of the words, when nothing has them all
_TYPO_LETTERS, _TWO_TYPOS_LETTERS = 5, 8
_INITIALS = range(2, 9)

Finder = Callable[[Piece], Query]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One query, and the words that it looks for. `relaxed`: not all of them need be there."""

    query: Query
    words: tuple[str, ...]
    relaxed: bool = False


@dataclass(frozen=True, slots=True)
class Matcher:
    """Queries for one schema. `knows`: is this term in the name of any item?"""

    schema: Schema
    knows: Callable[[str], bool]

    def attempts(self, question: Question, lang: str) -> Iterator[Attempt]:
        """Yield what to try, the strictest first; each only when the one before found nothing."""
        words = [word for piece in question.pieces for word in (piece.shown, *piece.others_shown)]
        yield Attempt(self._ranked(question, lang, self._piece), tuple(dict.fromkeys(words)))
        if any(_may_be_misspelt(piece) for piece in question.pieces):
            query = self._ranked(question, lang, self._misspelt)
            yield Attempt(query, tuple(dict.fromkeys(words)), relaxed=True)
        units = [unit for piece in question.pieces for unit in _units(piece)]
        if len(units) > 1:
            words = [word for unit in units for word in (unit.shown, *unit.others_shown)]
            for least in (ceil(len(units) * _ENOUGH), 1):
                yield Attempt(
                    self._some_of(units, least), tuple(dict.fromkeys(words)), relaxed=True
                )

    def beginning(self, question: Question) -> Query:
        """Return the query for names that begin as typed, or have words or pinyin that do."""
        pieces = all_of([self._begun(piece) for piece in question.pieces])
        return sum_of([self._term(fields.NAME_START, question.key, _BEGINS), pieces])

    def _begun(self, piece: Piece) -> Query:
        ways = [*self._typed(piece), *self._spoken(piece)]
        syllables = pinyin_start(piece.letters)
        if len(syllables) > 1:
            begun = Query.phrase_prefix_query(self.schema, fields.PINYIN, list(syllables))
            ways.append(scored(begun, _SPOKEN_PART))
        return best_of(ways)

    def _some_of(self, units: list[Piece], least: int) -> Query:
        ways = [(Occur.Should, self._piece(unit, in_body=False)) for unit in units]
        return Query.boolean_query(ways, minimum_number_should_match=least)

    def _ranked(self, question: Question, lang: str, find: Finder) -> Query:
        count = len(question.pieces)
        whole = [
            self._term(fields.NAME_KEY, question.key, _EXACT * count),
            self._term(fields.NAME_START, question.key, _BEGINS * count),
            all_of([find(piece) for piece in question.pieces]),
        ]
        lifts = [self._term(fields.ALIAS_KEY, question.key, _EXACT_ALIAS * count)]
        for piece in question.pieces:
            lifts.append(self._term(fields.OWN, f"{lang}:{piece.terms[0]}", _OWN_LANGUAGE))
        found = (Occur.Must, sum_of(whole))
        return Query.boolean_query([found, *((Occur.Should, lift) for lift in lifts)])

    def _piece(self, piece: Piece, in_body: bool = True) -> Query:
        ways = [*self._typed(piece), *self._official(piece)]
        if in_body:
            ways += self._in_body(piece)
        if not any(self.knows(term) for term in piece.terms):
            ways += self._spoken(piece)
        return best_of(ways)

    def _typed(self, piece: Piece) -> list[Query]:
        if piece.is_character:
            return [self._term(fields.CHARACTER, piece.shown, _IN_NAME)]
        worths = {
            fields.NAME: _IN_NAME,
            fields.ALIAS: _IN_ALIAS,
            fields.ABOUT: _IN_ABOUT,
        }
        ways = [scored(self._words(field, piece.wording), worth) for field, worth in worths.items()]
        if not is_han(piece.shown) and len(piece.wording) == 1:
            ways.append(self._term(fields.START, piece.letters, _STARTS_WORD))
        return ways

    def _official(self, piece: Piece) -> list[Query]:
        worths = {
            fields.NAME: _OFFICIAL_NAME,
            fields.ALIAS: _OFFICIAL_ALIAS,
            fields.ABOUT: _OFFICIAL_ABOUT,
        }
        return [
            scored(self._words(field, wording), max(worth - _LESS_APT * place, _LESS_APT))
            for place, wording in enumerate(piece.others)
            for field, worth in worths.items()
        ]

    def _in_body(self, piece: Piece) -> list[Query]:
        """Return what bodies say; a word of another language finds all that the Chinese finds."""
        others = () if is_han(piece.shown) else piece.others
        return [
            scored(self._words(fields.BODY, piece.wording), _IN_BODY),
            *(scored(self._words(fields.BODY, wording), _OFFICIAL_BODY) for wording in others),
        ]

    def _spoken(self, piece: Piece) -> list[Query]:
        """Return what the letters of a word find as pinyin, or as its initials."""
        letters = piece.letters
        if not (letters.isascii() and letters.isalpha()):
            return []
        ways = [self._term(fields.SPOKEN, plain(letters), _SPOKEN)]
        if piece.pinyin:
            ways.append(scored(self._phrase(fields.PINYIN, piece.pinyin), _SPOKEN_PART))
        if len(letters) in _INITIALS:
            ways.append(scored(self._phrase(fields.INITIALS, pairs(letters)), _INITIALS_PART))
        return ways

    def _misspelt(self, piece: Piece) -> Query:
        if not _may_be_misspelt(piece):
            return self._piece(piece)
        distance = 2 if len(piece.letters) >= _TWO_TYPOS_LETTERS else 1
        near = [
            scored(Query.fuzzy_term_query(self.schema, field, piece.terms[0], distance), worth)
            for field, worth in ((fields.NAME, _STARTS_WORD), (fields.ALIAS, _IN_ALIAS))
        ]
        return best_of([*near, self._piece(piece)])

    def _words(self, field: str, wording: Wording) -> Query:
        return all_of([self._phrase(field, terms) for terms in wording])

    def _phrase(self, field: str, terms: Sequence[str]) -> Query:
        if len(terms) == 1:
            return Query.term_query(self.schema, field, terms[0])
        return Query.phrase_query(self.schema, field, list(terms))

    def _term(self, field: str, term: str, worth: float) -> Query:
        return scored(Query.term_query(self.schema, field, term), worth)


def _may_be_misspelt(piece: Piece) -> bool:
    one_word = len(piece.terms) == 1 and not is_han(piece.shown)
    return one_word and len(piece.letters) >= _TYPO_LETTERS


def _syllable_units(piece: Piece) -> list[Piece]:
    """Return pinyin that was typed with spaces word by word."""
    words = piece.shown.split()
    if not piece.pinyin or len(words) == 1:
        return [piece]
    return [Piece(word, ((word,),), pinyin=as_pinyin(fold(word)) or ()) for word in words]


def _units(piece: Piece) -> list[Piece]:
    """Return a long Chinese piece pair by pair, and as a whole where it has synonyms."""
    if not is_han(piece.shown):
        return _syllable_units(piece)
    if len(piece.terms) == 1:
        return [piece]
    halves = [Piece(term, ((term,),)) for term in piece.terms]
    return [piece, *halves] if piece.others else halves
