"""What the application works out anew each time it is made, kept from test to test.

And what it takes its time for on purpose, done quickly.

Nothing here depends on data: it is how addresses are built and how statements are written. A
test that makes an application would spend half of its time on it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy.exc import OperationalError
from werkzeug.routing import BaseConverter, Rule
from werkzeug.routing.rules import RulePart

from kernel.db import db
from organisation.usecases import accounts, sign_in

SLOW_HASHER = sign_in.HASHER  # of the product; its own test looks at it
_QUICK_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
_builders: dict[tuple[object, ...], Callable[..., tuple[str, str]]] = {}
_engines: dict[str, sa.Engine] = {}


@dataclass(frozen=True)
class Parsed:
    """What a rule's words come to; the converters know the map they were first made for."""

    parts: tuple[RulePart, ...]
    trace: tuple[tuple[bool, str], ...]
    converters: Mapping[str, BaseConverter]


_parsed: dict[str, Parsed] = {}


class RememberedRule(Rule):
    """A rule that is read, and has its builder compiled, once for all rules that say the same."""

    def _parse_rule(self, rule: str) -> Iterable[RulePart]:
        if rule not in _parsed:
            begins = len(self._trace)
            parts = tuple(super()._parse_rule(rule))
            _parsed[rule] = Parsed(parts, tuple(self._trace[begins:]), dict(self._converters))
        else:
            self._trace += _parsed[rule].trace
            self._converters |= _parsed[rule].converters
            self.arguments |= _parsed[rule].converters.keys()
        return _parsed[rule].parts

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        said = (*self._trace, repr(self.defaults), append_unknown)
        if said not in _builders:
            _builders[said] = super()._compile_builder(append_unknown)
        return _builders[said]


def remembering_engine(_bind: object, options: dict[str, Any], _app: Flask) -> sa.Engine:
    """Make an engine with connections of its own that knows all statements written before."""
    engine = sa.engine_from_config(options, prefix="")
    known = _engines.get(engine.name) or _started(engine)
    if known:
        engine.dialect, engine._compiled_cache = known.dialect, known._compiled_cache
    return engine


def _started(engine: sa.Engine) -> sa.Engine | None:
    """Let the first engine of a kind learn about its database; there may be none."""
    try:
        engine.connect().close()
    except OperationalError:
        return None
    engine.dispose()
    return _engines.setdefault(engine.name, engine)


def remember() -> None:
    """Let every application that is made in this process remember."""
    vars(db)["_make_engine"] = remembering_engine
    vars(sign_in)["HASHER"] = vars(accounts)["HASHER"] = _QUICK_HASHER
    Flask.url_rule_class = RememberedRule
