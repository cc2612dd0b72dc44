"""Languages that are written in two scripts: one text in the script of the other reader."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from kernel.locales import LANGUAGES, LEGAL, Tag
from kernel.scripts.chinese import to_traditional
from kernel.scripts.kazakh import to_arabic

KEPT = 4096  # texts already rewritten, of the length of a name or a note: some megabytes at most
SHORT = 400


class Derivation(NamedTuple):
    """From which language a text is rewritten, and how."""

    source: Tag
    rewrite: Callable[[str], str]


DERIVED: Mapping[str, Derivation] = {
    Tag("zh-Hant"): Derivation(LEGAL, to_traditional),
    Tag("kk-Arab"): Derivation(Tag("kk"), to_arabic),
}
# In which people write what the legal language says.
WRITTEN: Sequence[str] = [tag for tag in LANGUAGES if tag != LEGAL and tag not in DERIVED]


def is_derived(wanted: str, source: str) -> bool:
    """Texts of `source` can be rewritten for readers of `wanted`."""
    return wanted in DERIVED and DERIVED[wanted].source == source


def rewritten(text: str, wanted: str) -> str:
    """Return `text`, which is in the source language of `wanted`, in the script of `wanted`."""
    return _kept(text, wanted) if len(text) <= SHORT else DERIVED[wanted].rewrite(text)


@lru_cache(KEPT)
def _kept(text: str, wanted: str) -> str:
    return DERIVED[wanted].rewrite(text)
