"""The form of a bundle: what it says, its services in order, and its words in other languages."""

import re
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    Form,
    FormField,
    HiddenField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import Length, Optional

from catalogue.forms.choices import some_of
from catalogue.forms.plain import one_line, some_lines
from catalogue.forms.rows import Rows
from catalogue.values.bundles import MOST_MEMBERS
from catalogue.values.codes import Audience
from kernel.scripts import WRITTEN
from kernel.words import _, _l

LONGEST, LONGEST_TEXT = 200, 1000
NUMBER = re.compile("[0-9]{1,3}")
MOST_TEXTS = len(WRITTEN) * (MOST_MEMBERS + 3)


def _number(_form: object, field: Any) -> None:
    if field.data and not NUMBER.fullmatch(field.data.strip()):
        raise ValidationError(_("Write a number, or leave it empty."))


class MemberRow(Form):
    """One service."""

    place = StringField(_l("No."), [_number], render_kw={"inputmode": "numeric"})
    item = StringField(_l("Service: its code or its Chinese name"), [Length(max=LONGEST), one_line])
    after = StringField(_l("Begins after numbers"), [Length(max=60), one_line])
    question = StringField(_l("Only for who says yes to"), [Length(max=LONGEST), one_line])


class TextRow(Form):
    """One text in one language."""

    locale = HiddenField()
    field = HiddenField()
    text = TextAreaField(validators=[Optional(), Length(max=LONGEST_TEXT), some_lines])
    fits = BooleanField(_l("Read over: it says what the Chinese says"))


class BundleForm(FlaskForm):
    """All of it."""

    version = HiddenField()
    slug = StringField(_l("Address: small Latin letters, digits, hyphens"), [Length(max=60)])
    region = SelectField(_l("Region whose bundle it is"), validate_choice=False)
    name = StringField(_l("Chinese name"), [Length(max=LONGEST), one_line])
    summary = TextAreaField(_l("One sentence for citizens"), [Length(max=LONGEST_TEXT), some_lines])
    whom = TextAreaField(_l("Who it is for"), [Length(max=LONGEST_TEXT), some_lines])
    audiences = some_of(_l("Who applies"), Audience)
    aliases = TextAreaField(
        _l("What people call it, in any language, a line each"),
        [Length(max=LONGEST_TEXT), some_lines],
    )
    members = Rows(FormField(MemberRow), max_entries=2 * MOST_MEMBERS)
    texts = Rows(FormField(TextRow), max_entries=MOST_TEXTS)
