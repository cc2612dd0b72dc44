"""Forms of those who claim standards and of those who keep them."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, StringField, TextAreaField

from catalogue.forms.choices import one_of, some_of
from catalogue.values.codes import Level
from catalogue.values.states import NoClaim
from kernel.words import _l


class AnswerForm(FlaskForm):
    """What a department answers for the standards that are ticked."""

    publish = BooleanField(_l("Publish at once as the standard says it"))
    basis = StringField(_l("Basis: document number and date"))
    reason = one_of(_l("Why it is not claimed"), NoClaim)
    note = TextAreaField(_l("In words"))


class LevelForm(FlaskForm):
    """Whole levels claim a standard at once."""

    publish = BooleanField(_l("Publish at once as the standard says it"))
    basis = StringField(_l("Basis: document number and date"))


class OwnerForm(FlaskForm):
    """What the owner of a standard says to one department."""

    department = HiddenField()
    text = TextAreaField(_l("Reply"))


class ReleaseForm(FlaskForm):
    """A claim is given up."""

    reason = one_of(_l("Why it is released"), NoClaim)
    note = TextAreaField(_l("In words"))
    basis = StringField(_l("Basis: document number and date"))


class StandardForm(FlaskForm):
    """An item becomes a standard of the base directory."""

    claimed_at = some_of(_l("Levels asked to claim it"), Level, (Level.UNKNOWN,))
    basis = StringField(_l("Basis: document number and date"))
    version = HiddenField()
