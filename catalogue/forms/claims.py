"""Forms of those who claim standards and of those who keep them."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import Length

from catalogue.forms.choices import one_to_choose, some_of
from catalogue.forms.plain import one_line, some_lines
from catalogue.values.codes import Level
from catalogue.values.requests import LONGEST_COMMENT
from catalogue.values.states import NoClaim
from kernel.words import _, _l

MOST_OF_A_BASIS = 300


def reason_of(field: SelectField) -> NoClaim | None:
    """Return the reason that was chosen; none is chosen for whoever gives one."""
    return next((reason for reason in NoClaim if reason.value == field.data), None)


def _note(label: str) -> TextAreaField:
    long = _l("This is too long: %(max)d characters at most.")
    return TextAreaField(label, validators=[Length(max=LONGEST_COMMENT, message=long), some_lines])


def _basis() -> StringField:
    return StringField(
        _l("Basis: document number and date"), validators=[Length(max=MOST_OF_A_BASIS), one_line]
    )


def _reason(label: str) -> SelectField:
    return one_to_choose(label, NoClaim, lambda: _("Choose a reason"))


class AnswerForm(FlaskForm):
    """What a department answers for the standards that are ticked."""

    publish = BooleanField(_l("Publish at once as the standard says it"))
    basis = _basis()
    reason = _reason(_l("Why it is not claimed"))
    note = _note(_l("In words"))


class LevelForm(FlaskForm):
    """Whole levels claim a standard at once."""

    publish = BooleanField(_l("Publish at once as the standard says it"))
    basis = _basis()


class OwnerForm(FlaskForm):
    """What the owner of a standard says to one department."""

    department = HiddenField()
    text = _note(_l("Reply"))


class ConsentForm(FlaskForm):
    """Whether the owner of a standard agrees to a material that a claim asks for besides."""

    item = HiddenField()
    material = HiddenField()
    text = _note(_l("Or why not"))


class ReleaseForm(FlaskForm):
    """A claim is given up."""

    reason = _reason(_l("Why it is released"))
    note = _note(_l("In words"))
    basis = _basis()


class StandardForm(FlaskForm):
    """An item becomes a standard of the base directory."""

    claimed_at = some_of(_l("Levels asked to claim it"), Level, (Level.UNKNOWN,))
    basis = _basis()
    version = HiddenField()
