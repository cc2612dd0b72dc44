"""What the forms of the organisation share."""

from collections.abc import Mapping
from typing import Any

from flask_wtf import FlaskForm
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the stubs

from kernel.refusals import Refusal
from kernel.words import say


def choices(words: Mapping[Any, Any]) -> list[SelectChoice]:
    """Return options of a select field from values and their words."""
    return [SelectChoice(value, label) for value, label in words.items()]


def add_refusal(form: FlaskForm, refusal: Refusal) -> None:
    """Say a refusal at the head of a form."""
    form.form_errors.append(say(refusal.message, **refusal.params))
