"""What an entry of the material dictionary may say, and by which words one is found."""

import re
from collections.abc import Iterable, Mapping

from catalogue.refusals import HeldWithoutBasis, NameTaken, WrongKey
from catalogue.values.dictionary import Choice, EntryFacts

_KEY = re.compile(r"[a-z0-9][a-z0-9-]{1,35}")
KEY_BITS = 40
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"  # no i, l, o, u: read out without mistakes


def key_of(bits: int) -> str:
    """Return a key for an entry that nobody gave one, from 40 random bits."""
    return "m-" + "".join(_LETTERS[(bits >> shift) & 31] for shift in range(KEY_BITS - 5, -1, -5))


def check_entry(facts: EntryFacts, others: Iterable[Choice]) -> None:
    """Raise WrongKey, HeldWithoutBasis or NameTaken."""
    if not _KEY.fullmatch(facts.key):
        raise WrongKey
    if facts.held_by and not facts.held_basis:
        raise HeldWithoutBasis
    taken = by_name(others)
    for name in (facts.name, *facts.aliases):
        if name in taken:
            raise NameTaken(name=name, key=taken[name].key)


def by_name(entries: Iterable[Choice]) -> Mapping[str, Choice]:
    """Return entries by their names and other names."""
    return {name: one for one in entries for name in (one.facts.name, *one.facts.aliases)}


def found_by(said: str, entries: Iterable[Choice]) -> Choice | None:
    """Return the entry that somebody means by its key, its name or another of its names."""
    known = tuple(entries)
    keyed = {one.key: one for one in known}
    return keyed.get(said) or by_name(known).get(said)
