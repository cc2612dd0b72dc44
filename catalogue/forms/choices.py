"""What can be chosen in the forms, in the reader's words."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from wtforms import SelectField, SelectMultipleField

from catalogue.phrases import theme_words
from catalogue.phrases.codes import word
from catalogue.values.codes import THEMES
from kernel.words import _

Pairs = list[tuple[str, str]]


def one_of(label: Any, kind: type[StrEnum], default: StrEnum | None = None) -> SelectField:
    """Return a field for one code."""
    return SelectField(label, choices=_pairs(kind), default=default and default.value)


def one_to_choose(label: Any, kind: type[StrEnum], ask: Callable[[], str]) -> SelectField:
    """Return a field for one code, of which none is chosen at first; `ask` says to choose."""
    known = _pairs(kind)
    return SelectField(label, choices=lambda: [("", ask()), *known()], default="")


def one_or_inherited(label: Any, kind: type[StrEnum]) -> SelectField:
    """Return a field for one code, or for what the standard says."""
    known = _pairs(kind)
    return SelectField(label, choices=lambda: [("", _("As the standard says")), *known()])


def some_of(
    label: Any,
    kind: type[StrEnum],
    without: tuple[StrEnum, ...] = (),
) -> SelectMultipleField:
    """Return a field for several codes."""
    return SelectMultipleField(label, choices=_pairs(kind, without))


def some_themes(label: Any) -> SelectMultipleField:
    """Return a field for several themes."""
    return SelectMultipleField(label, choices=lambda: [(t, theme_words(t)) for t in THEMES])


def _pairs(kind: type[StrEnum], without: tuple[StrEnum, ...] = ()) -> Callable[[], Pairs]:
    return lambda: [(code.value, word(code)) for code in kind if code not in without]
