"""Forms of the pages that belong to no room."""

from flask_wtf.file import FileField, FileRequired

from groundwork.forms import Form
from kernel.words import _l


class FileCheckForm(Form):
    file = FileField(_l("The paper as a PDF file"), validators=[FileRequired(_l("Choose a file"))])
