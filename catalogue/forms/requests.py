"""Forms of the three steps: submit, review, comment."""

from contextlib import closing

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import DateField, HiddenField, RadioField, StringField, TextAreaField, ValidationError
from wtforms.validators import InputRequired, Length, Optional

from catalogue.forms.plain import one_line, some_lines
from catalogue.rules.scans import MOST_BYTES, ScanKind, scan_kind, scan_name
from catalogue.values.requests import LONGEST_COMMENT, Basis, SubmitItem
from kernel.words import _, _l


class SubmitForm(FlaskForm):
    """The document a change rests on, and from when until when it holds."""

    version = HiddenField()
    title = StringField(
        _l("Title of the document"),
        validators=[
            InputRequired(_l("Name the document this rests on.")),
            Length(max=300),
            one_line,
        ],
    )
    number = StringField(_l("Document number"), validators=[Optional(), Length(max=100), one_line])
    day = DateField(_l("Date of the document"), validators=[Optional()])
    scan = FileField(_l("Scan of the document"), validators=[Optional()])
    effective_on = DateField(_l("In force from"), validators=[Optional()])
    ends_on = DateField(_l("Last day in force"), validators=[Optional()])
    confirm_by = DateField(_l("Claims must be confirmed by"), validators=[Optional()])
    content = b""
    kind: ScanKind | None = None

    def validate_scan(self, field: FileField) -> None:
        """What it is, is told by its first bytes."""
        if not field.data:
            return
        with closing(field.data):  # a larger one lies in a nameless file until it is closed
            self.content = field.data.stream.read(MOST_BYTES + 1)
        if len(self.content) > MOST_BYTES:
            raise ValidationError(_("The scan is larger than 10 MB. Scan it with fewer dots."))
        self.kind = scan_kind(self.content)
        if self.kind is None:
            raise ValidationError(_("The scan is no PDF, JPEG or PNG. Choose one of these."))

    def command(self, item_id: int, version: int | None, scan_digest: str) -> SubmitItem:
        """Call only on a valid form, once the scan is kept."""
        name = scan_name(self.scan.data.filename or "", self.kind) if self.kind else ""
        return SubmitItem(
            item_id=item_id,
            version=version,
            basis=Basis(
                title=(self.title.data or "").strip(),
                number=(self.number.data or "").strip(),
                day=self.day.data,
                scan_digest=scan_digest,
                scan_name=name,
            ),
            effective_on=self.effective_on.data,
            ends_on=self.ends_on.data if "ends_on" in self else None,
            confirm_by=self.confirm_by.data if "confirm_by" in self else None,
        )


class DecisionForm(FlaskForm):
    """The department's answer."""

    request = HiddenField()
    decision = RadioField(
        _l("Your review"),
        choices=lambda: [
            ("approve", _("In order: the service office may publish it")),
            ("return", _("Return it to be mended")),
        ],
        validators=[InputRequired(_l("Choose one of the two"))],
    )
    comment = TextAreaField(
        _l("Comment"), validators=[Optional(), Length(max=LONGEST_COMMENT), some_lines]
    )


class CommentForm(FlaskForm):
    """What somebody says of a draft."""

    text = TextAreaField(
        _l("Comment"),
        validators=[InputRequired(_l("Write something first")), Length(max=LONGEST_COMMENT)],
    )
