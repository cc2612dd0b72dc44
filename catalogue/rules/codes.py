"""Codes of items and keys of their parts."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from catalogue.values.facts import MaterialFacts, StepFacts

Part = TypeVar("Part", MaterialFacts, StepFacts)

CODE_BITS = 50
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: read out without mistakes
_LOCAL = "L-"
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,35}")


def local_code(bits: int) -> str:
    """Return the code of an item without an implementation code, from 50 random bits."""
    digits = [_CROCKFORD[(bits >> shift) & 31] for shift in range(CODE_BITS - 5, -1, -5)]
    return _LOCAL + "".join(digits)


def is_local_code(code: str) -> bool:
    """Whether a code is one of our own."""
    return code.startswith(_LOCAL)


def is_code(text: str) -> bool:
    """Whether `text` can stand in an address as the code of an item."""
    return _CODE.fullmatch(text) is not None


def with_keys(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return parts that each have a key of their own; keys that are there already stay.

    A new key comes from the name, so that a part left out and put back is the same again.
    """
    given = tuple(parts)
    used = {part.key for part in given if part.key}
    keyed: list[Part] = []
    for part in given:
        key = part.key or _free_key(part.name, used)
        used.add(key)
        keyed.append(replace(part, key=key))
    return tuple(keyed)


def with_keys_of(parts: Iterable[Part], before: Sequence[Part]) -> tuple[Part, ...]:
    """Return parts with the keys they had: by their names, or renamed where they stand.

    So the translations of a part that a list calls otherwise are stale rather than gone.
    """
    given, free = tuple(parts), {part.key for part in before}
    named: dict[str, list[str]] = {}
    for old in before:
        named.setdefault(old.name, []).append(old.key)
    keys: list[str] = [named[part.name].pop(0) if named.get(part.name) else "" for part in given]
    free -= {*keys}
    stood = [old.key if old.key in free else "" for old in before[: len(given)]]
    stood += [""] * (len(given) - len(stood))
    return with_keys(
        replace(part, key=key or place) for part, key, place in zip(given, keys, stood, strict=True)
    )


def _free_key(name: str, used: set[str]) -> str:
    stem = hashlib.sha256(name.encode()).hexdigest()[:10]
    key, number = stem, 1
    while key in used:
        number += 1
        key = f"{stem}-{number}"
    return key
