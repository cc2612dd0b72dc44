"""The form with which an entry is given a blank form or a filled sample."""

from contextlib import closing

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import RadioField, SelectField, ValidationError

from catalogue.phrases.codes import word
from catalogue.rules.scans import MOST_BYTES, ScanKind, scan_kind, scan_name
from catalogue.values.dictionary import AddFile, FileKind
from kernel.locales import LANGUAGES, LEGAL
from kernel.words import _, _l


class EntryFileForm(FlaskForm):
    """A PDF or a picture: what opens on any phone and runs nothing."""

    kind = RadioField(
        _l("What it is for"),
        choices=lambda: [(one.value, word(one)) for one in FileKind],
        default=FileKind.BLANK.value,
    )
    language = SelectField(
        _l("Language of the file"),
        choices=lambda: [(tag, one.own_name) for tag, one in LANGUAGES.items()],
        default=LEGAL,
    )
    file = FileField(_l("File"), validators=[FileRequired(_l("Choose a file"))])
    content = b""
    media: ScanKind | None = None

    def validate_file(self, field: FileField) -> None:
        """What it is, is told by its first bytes."""
        with closing(field.data):  # a larger one lies in a nameless file until it is closed
            self.content = field.data.stream.read(MOST_BYTES + 1)
        if len(self.content) > MOST_BYTES:
            raise ValidationError(_("The file is larger than 10 MB. Make it smaller."))
        self.media = scan_kind(self.content)
        if self.media is None:
            raise ValidationError(_("The file is no PDF, JPEG or PNG. Choose one of these."))

    def command(self, entry_id: int, digest: str) -> AddFile:
        """Call only on a valid form, once the file is kept."""
        if self.media is None:
            raise TypeError("file")
        return AddFile(
            entry_id=entry_id,
            kind=FileKind(self.kind.data),
            language=self.language.data,
            name=scan_name(self.file.data.filename or "", self.media),
            media=self.media.value,
            size=len(self.content),
            digest=digest,
        )
