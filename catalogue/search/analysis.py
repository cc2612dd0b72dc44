"""Cutting text into the terms of the index: pairs of Chinese characters, words of the others."""

import re

from catalogue.search.folding import fold, tidy

_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS = "\u0300-\u036f\u064b-\u065f\u180b-\u180d"  # belong to the letter before them
_RUN = re.compile(f"[{_HAN}]+|(?:[^\\W_{_HAN}]|[{_MARKS}])+")
_HAN_FIRST = re.compile(f"[{_HAN}]")
_LONGEST_WORD = 64
_LONGEST_START = 24


def runs(text: str) -> list[str]:
    """Return the runs of Chinese characters and the words of `text`, as spelled there."""
    return _RUN.findall(tidy(text))


def folded_runs(text: str) -> list[str]:
    """Return the runs of `text`, folded."""
    return _RUN.findall(fold(text))


def is_han(run: str) -> bool:
    """A run is either all Chinese characters or has none."""
    return _HAN_FIRST.match(run) is not None


def pairs(run: str) -> list[str]:
    """Return each two neighbouring characters of `run`; a single character stays as it is."""
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def stem(word: str) -> str:
    """Return an English word without its plural ending; other words unchanged."""
    if len(word) < 4 or not word.isascii() or not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("xes", "ches", "shes", "sses")) else word[:-1]


def run_terms(run: str) -> list[str]:
    """Return the terms of one folded run."""
    return pairs(run) if is_han(run) else [stem(run[:_LONGEST_WORD])]


def terms(text: str) -> list[str]:
    """Return the terms of `text`, in their order."""
    return [term for run in folded_runs(text) for term in run_terms(run)]


def characters(text: str) -> list[str]:
    """Return the Chinese characters of `text`, for questions of one character."""
    return [c for run in folded_runs(text) if is_han(run) for c in run]


def word_starts(text: str) -> list[str]:
    """Return the first three letters of each long word, the first four, and so on."""
    words = [run for run in folded_runs(text) if not is_han(run)]
    return [word[:n] for word in words for n in range(3, min(len(word), _LONGEST_START + 1))]


def key(text: str) -> str:
    """Return all letters and digits of `text`, folded, in one word."""
    return "".join(folded_runs(text))


def spaced(text: str) -> str:
    """Return the runs of `text`, folded, with a space before each."""
    return "".join(f" {run}" for run in folded_runs(text))


def key_starts(text: str) -> list[str]:
    """Return the beginnings of the key of `text`."""
    whole = key(text)
    return [whole[:n] for n in range(1, min(len(whole), _LONGEST_START) + 1)]
