"""The terms of the house in each language, for whoever translates a text with them."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kernel.bilingual import Note
from kernel.locales import LEGAL
from kernel.texts import pick

TERMS = Path(__file__).resolve().parent.parent / "translations" / "terms.tsv"


def term_notes(text: str, target: str) -> tuple[Note, ...]:
    """Return how the terms in a Chinese text are called in `target`, in one note or none."""
    found = [f"{term} = {words}" for term, words in _terms(target).items() if term in text]
    return (Note("terms", "; ".join(found)),) if found else ()


@cache
def _terms(target: str) -> Mapping[str, str]:
    """Return the words for each term in `target`, the longest term first."""
    with TERMS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    shown = {row[LEGAL]: pick(row, target) for row in rows}
    own = {term: said.text for term, said in shown.items() if said and said.lang == target}
    return dict(sorted(own.items(), key=lambda pair: -len(pair[0])))
