"""The form for a translator's file."""

from flask_wtf import FlaskForm
from flask_wtf.file import FileAllowed, FileField, FileRequired
from wtforms import BooleanField

from kernel.words import _l

ENDINGS = ("xlf", "xliff", "po")


class TranslatedFileForm(FlaskForm):
    file = FileField(
        _l("File"),
        validators=[
            FileRequired(_l("Choose a file")),
            FileAllowed(ENDINGS, _l("Files of translators are read as .xlf, .xliff or .po")),
        ],
    )
    dry_run = BooleanField(_l("Check only"))
