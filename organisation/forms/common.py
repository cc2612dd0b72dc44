"""What the forms of the organisation share."""

from collections.abc import Mapping
from typing import Any

from flask_wtf import FlaskForm
from wtforms import StringField, TelField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the stubs
from wtforms.validators import DataRequired, InputRequired, Length, Optional, Regexp

from kernel.locales import LEGAL
from kernel.refusals import Refusal
from kernel.words import _l, say


def choices(words: Mapping[Any, Any]) -> list[SelectChoice]:
    """Return options of a select field from values and their words."""
    return [SelectChoice(value, label) for value, label in words.items()]


def add_refusal(form: FlaskForm, refusal: Refusal) -> None:
    """Say a refusal at the head of a form."""
    form.form_errors.append(say(refusal.message, **refusal.params))


def typed(field: StringField | TelField) -> str:
    """Return what was typed, without spaces around it."""
    return (field.data or "").strip()


def code_field(label: Any, longest: int = 32) -> StringField:
    """Return a field for a code that tells places apart, in addresses too."""
    return StringField(
        label,
        validators=[
            InputRequired(_l("Enter the code")),
            Length(max=longest),
            Regexp(
                r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*\Z",
                message=_l("Use letters a to z, digits and single hyphens, such as 650100."),
            ),
        ],
    )


def phone_field() -> TelField:
    """Return a field for the phone of an office, as it is to be shown."""
    return TelField(_l("Phone"), validators=[Optional(), Length(max=40)])


class NamesForm(FlaskForm):
    """A name in each language; the Chinese one is the name by law."""

    name = StringField(
        _l("Name in Chinese"),
        validators=[DataRequired(_l("Enter the name in Chinese")), Length(max=200)],
        render_kw={"lang": "zh-Hans"},
    )
    name_en = StringField(
        _l("Name in English"),
        validators=[Optional(), Length(max=200)],
        render_kw={"lang": "en", "dir": "ltr"},
    )
    name_ug = StringField(
        _l("Name in Uyghur"),
        validators=[Optional(), Length(max=200)],
        render_kw={"lang": "ug", "dir": "rtl"},
    )

    def names(self) -> dict[str, str]:
        """Call only on a valid form. What was left empty is shown in Chinese."""
        return {LEGAL: typed(self.name), "en": typed(self.name_en), "ug": typed(self.name_ug)}

    def show_names(self, names: Mapping[str, str]) -> None:
        """Fill a form that was not sent."""
        for tag, field in ((LEGAL, self.name), ("en", self.name_en), ("ug", self.name_ug)):
            field.data = names.get(tag, "")
