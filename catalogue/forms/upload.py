"""The form for importing a list."""

from flask_wtf import FlaskForm
from flask_wtf.file import FileAllowed, FileField, FileRequired
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from catalogue.usecases.import_orders import OrderImport
from kernel.words import _l

ENDINGS = ("xlsx", "xls", "et", "csv", "json", "jsonl")


class UploadForm(FlaskForm):
    file = FileField(
        _l("File"),
        validators=[
            FileRequired(_l("Choose a file")),
            FileAllowed(ENDINGS, _l("Lists are read as .xlsx, .xls, .csv, .json or .jsonl")),
        ],
    )
    region = SelectField(_l("Place of items that name none"))
    standards = BooleanField(_l("As standards of the base directory"))
    basis = StringField(
        _l("Basis: document number and date"),
        validators=[InputRequired(_l("Name the document this list rests on")), Length(max=200)],
    )

    def command(self, stored_as: str) -> OrderImport:
        """Call only on a valid form, once the file is stored."""
        return OrderImport(
            file_name=self.file.data.filename,
            stored_as=stored_as,
            region_code=self.region.data or "",
            standards=bool(self.standards.data),
            basis=self.basis.data or "",
        )
