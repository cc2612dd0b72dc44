"""Facts as plain data and back: what a revision freezes and a digest is taken of."""

import hashlib
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from catalogue.rules.situation_names import in_names
from catalogue.values.facts import ItemFacts
from kernel.canonical import canonical_json

T = TypeVar("T")
Convert = Callable[[Any], Any]


def to_json(facts: Any) -> dict[str, Any]:
    """Return facts as plain data. What is at its default is left out.

    So a field added later changes no digest of what was published before.
    """
    return {
        name: _plain(getattr(facts, name))
        for name, default in _defaults(cast("Any", type(facts)))
        if getattr(facts, name) != default
    }


def from_json(data: Mapping[str, Any]) -> ItemFacts:
    """Return the facts of content written by `to_json`; keys no longer known are passed over."""
    return build(ItemFacts, data)


def plain_field(facts: Any, name: str) -> Any:
    """Return one fact as plain data, at its default too."""
    return _plain(getattr(facts, name))


def build(kind: type[T], data: Mapping[str, Any]) -> T:
    """Return a `kind` from plain data written by `to_json`."""
    converters = _converters(cast("Any", kind))
    return kind(**{name: converters[name](v) for name, v in data.items() if name in converters})


def field_from_json(kind: type, name: str, value: Any) -> Any:
    """Return one field of a `kind` from plain data."""
    return _converters(kind)[name](value)


def value_to_json(value: Any) -> Any:
    """Return one value as plain data."""
    return _plain(value)


def digest_of(facts: ItemFacts) -> str:
    """Return the digest (64 hex digits) of all facts."""
    return _digest(to_json(facts))


def draft_digest(facts: ItemFacts) -> str:
    """Return the digest of what an import can change: all but the code and the keys of parts.

    Translations are no part of it: they go on being made while the Chinese stays as it is.
    """
    content = to_json(in_names(facts))
    content.pop("code", None)
    for name in ("materials", "steps"):
        for part in content.get(name, ()):
            part.pop("key", None)
    return _digest(_without_texts(content))


def _without_texts(data: Any) -> Any:
    if isinstance(data, list):
        return [_without_texts(part) for part in data]
    if isinstance(data, dict):
        return {name: _without_texts(value) for name, value in data.items() if name != "texts"}
    return data


def text_digest(text: str) -> str:
    """Return the digest of one text, to see later that a translation was made from another."""
    return hashlib.sha256(text.encode()).hexdigest()


def _digest(data: dict[str, Any]) -> str:
    return text_digest(canonical_json(data))


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        return to_json(value)
    return value


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    """Return each field with its default; one without any gets a value equal to nothing."""
    return tuple(
        (f.name, f.default_factory() if callable(f.default_factory) else f.default)
        for f in fields(kind)
    )


@cache
def _converters(kind: type) -> Mapping[str, Convert]:
    hints = get_type_hints(kind)
    return {f.name: _converter(hints[f.name]) for f in fields(kind)}


def _converter(hint: Any) -> Convert:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = _converter(next(kind for kind in arguments if kind is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        inner = _converter(arguments[0])
        return lambda value: tuple(inner(part) for part in value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return cast(Convert, hint)
    if hint is date:
        return date.fromisoformat
    if is_dataclass(hint) and isinstance(hint, type):
        return lambda value: build(hint, value)
    return lambda value: value
