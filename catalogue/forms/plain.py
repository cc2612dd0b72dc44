"""Validators of fields that hold text and nothing else."""

from typing import Any

from wtforms import ValidationError

from kernel.plain import is_plain
from kernel.words import _


def one_line(_form: object, field: Any) -> None:
    """Refuse what cannot be read as one line."""
    _check(is_plain(field.data or ""))


def some_lines(_form: object, field: Any) -> None:
    """Refuse what cannot be read as lines."""
    _check(is_plain(field.data or "", lines=True))


def _check(is_text: bool) -> None:
    if not is_text:
        raise ValidationError(_("This has characters that are no text. Write it again."))
