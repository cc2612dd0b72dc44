"""Codes of items and keys of their parts."""

import hashlib
import re
from collections.abc import Iterable
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


def _free_key(name: str, used: set[str]) -> str:
    stem = hashlib.sha256(name.encode()).hexdigest()[:10]
    key, number = stem, 1
    while key in used:
        number += 1
        key = f"{stem}-{number}"
    return key
