"""What each glyph says when text is copied, searched or read aloud."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from documents.text.faces import Glyph
from documents.text.scripts import is_invisible

# Readers of PDF turn a two-letter text around in right-to-left lines; the one compatibility
# character for the ligature survives, and NFKC makes it the two letters again.
LAM_ALEF = {
    "\u0644\u0627": "\ufefb",
    "\u0644\u0623": "\ufef7",
    "\u0644\u0625": "\ufef9",
    "\u0644\u0622": "\ufef5",
}


def spoken_texts(text: str, glyphs: Sequence[Glyph], *, rtl: bool) -> list[str]:
    """Return the text of every glyph, so that together they say exactly `text`.

    The widest glyph of a cluster says all of it and the marks on it say nothing; only where
    a left-to-right cluster has at most as many glyphs as characters are these shared out.
    """
    counts = Counter(glyph.cluster for glyph in glyphs)
    if len(counts) == len(glyphs) == len(text) and not rtl:  # plain text: one each
        return _steered([text[glyph.cluster] for glyph in glyphs])
    ends = _cluster_ends(counts, len(text))
    speakers = _speakers(glyphs)
    given: Counter[int] = Counter()
    found: list[str] = []
    for place, glyph in enumerate(glyphs):
        whole = text[glyph.cluster : ends[glyph.cluster]]
        if not rtl and 1 < counts[glyph.cluster] <= len(whole):
            number = given[glyph.cluster]
            given[glyph.cluster] += 1
            last = number == counts[glyph.cluster] - 1
            found.append(whole[number:] if last else whole[number])
        else:
            found.append(LAM_ALEF.get(whole, whole) if place in speakers else "")
    return found if rtl else _steered(found)


def _steered(texts: list[str]) -> list[str]:
    """Let a letter say the joiner or selector that follows it: alone it parts the word."""
    for place in range(len(texts) - 1, 0, -1):
        if texts[place] and all(map(is_invisible, texts[place])):
            texts[place - 1] += texts[place]
            texts[place] = ""
    return texts


def _cluster_ends(counts: Counter[int], length: int) -> dict[int, int]:
    starts = sorted(counts)
    return dict(pairwise((*starts, length)))


def _speakers(glyphs: Sequence[Glyph]) -> set[int]:
    widest: dict[int, int] = {}
    for place, glyph in enumerate(glyphs):
        best = widest.get(glyph.cluster)
        if best is None or glyph.advance > glyphs[best].advance:
            widest[glyph.cluster] = place
    return set(widest.values())
