"""Forms of the pages that belong to no room."""

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired

from kernel.words import _l


class FileCheckForm(FlaskForm):
    file = FileField(_l("The paper as a PDF file"), validators=[FileRequired(_l("Choose a file"))])
