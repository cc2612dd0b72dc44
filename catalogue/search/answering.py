"""Which texts answer a question: by its words, by its words in Chinese, and by what is meant."""

from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from catalogue.search.matching import Attempt
from catalogue.search.meaning.blending import blended
from catalogue.search.meaning.glossary import said_in_chinese
from catalogue.search.opening import Hits, Opened
from catalogue.search.questions import MOST_LETTERS, Question, understand
from catalogue.search.values import SearchRequest
from kernel.locales import LEGAL

_MOST_IN_CHINESE = 12.0  # what the reader's own words say stays above (`matching`: 16 in a name)
_RELAXED = 0.3  # words that are only partly there say that much less than meaning


@dataclass(frozen=True, slots=True)
class Answer:
    """The texts found, the best first. `words`, `relaxed`: see Attempt.

    `meant`: no text has the words, these are near in meaning.
    """

    texts: NDArray[np.int64]
    words: tuple[str, ...]
    relaxed: bool
    meant: bool


def answered(opened: Opened, question: Question, request: SearchRequest) -> Answer:
    """Return what answers `question`, which is what was understood of `request`."""
    said = said_in_chinese(request.q[:MOST_LETTERS], request.lang)
    attempt, hits = _by_words(opened, question, request.lang)
    if said.chinese:
        attempt, hits = _also(attempt, hits, *_in_chinese(opened, said.chinese, said.share))
    sure = said.share if said.is_translated else 1.0
    near = opened.meaning.of(said.encoded, sure) if opened.meaning else None
    if near is None:
        texts = hits.texts[np.argsort(-hits.worths, kind="stable")]
    else:
        texts = blended(hits.texts, hits.worths, near)
    meant = len(texts) > 0 and not len(hits.texts)
    return Answer(texts, attempt.words, attempt.relaxed, meant)


def _by_words(opened: Opened, question: Question, lang: str) -> tuple[Attempt, Hits]:
    """Return the first attempt that finds anything, or the first; hits are worth it per word."""
    attempts = opened.matcher.attempts(question, lang)
    tried = ((attempt, opened.find(attempt.query)) for attempt in attempts)
    first = next(tried)
    found = (one for one in chain((first,), tried) if len(one[1].texts))
    attempt, hits = next(found, first)
    trust = (_RELAXED if attempt.relaxed else 1.0) / max(len(question.pieces), 1)
    return attempt, Hits(hits.texts, hits.worths * np.float32(trust))


def _in_chinese(opened: Opened, said: str, share: float) -> tuple[Attempt, Hits]:
    """Return what the Chinese of a question finds; `share` of its words are said in it."""
    attempt, hits = _by_words(opened, understand(said), LEGAL)
    complete = Attempt(attempt.query, attempt.words, attempt.relaxed or share < 1)
    return complete, Hits(hits.texts, np.minimum(hits.worths, _MOST_IN_CHINESE) * np.float32(share))


def _also(attempt: Attempt, hits: Hits, in_chinese: Attempt, more: Hits) -> tuple[Attempt, Hits]:
    """Return what either found, worth as much as the better of them."""
    texts = np.union1d(hits.texts, more.texts)
    worths = np.zeros(len(texts), np.float32)
    worths[np.searchsorted(texts, hits.texts)] = hits.worths
    places = np.searchsorted(texts, more.texts)
    worths[places] = np.maximum(worths[places], more.worths)
    words = tuple(dict.fromkeys((*attempt.words, *in_chinese.words)))
    relaxed = attempt.relaxed and in_chinese.relaxed
    return Attempt(attempt.query, words, relaxed), Hits(texts, worths)
