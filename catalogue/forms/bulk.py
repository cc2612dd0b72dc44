"""Forms of a change of many items: what is to change stands in the address, its basis does not."""

from collections.abc import Sequence

from werkzeug.datastructures import MultiDict
from wtforms import HiddenField, StringField, ValidationError
from wtforms.validators import Length

from catalogue.forms.plain import one_line
from catalogue.forms.requests import SubmitForm
from catalogue.refusals import TextTooLong
from catalogue.rules.bulk import canonical, fits
from catalogue.values.bulk import REPLACEABLE, SETTABLE, BulkChange
from catalogue.values.requests import Basis
from kernel.plain import is_plain
from kernel.words import _, _l, say

LONGEST = 300  # a letter takes nine bytes of an address, which holds two texts and the filters


class BulkForm(SubmitForm):
    """The document the change rests on; without one its drafts wait to be submitted."""

    title = StringField(_l("Title of the document"), validators=[Length(max=300)])
    seen = HiddenField()

    def validate_title(self, field: StringField) -> None:
        """A number or a day alone names no document."""
        said = (self.number.data, self.day.data, self.effective_on.data, self.scan.data)
        if not (field.data or "").strip() and any(said):
            raise ValidationError(_("Name the document this rests on."))
        one_line(self, field)

    def basis(self, scan_digest: str) -> Basis | None:
        """Call only on a valid form, once the scan is kept. None: no document is named."""
        basis = self.command(0, None, scan_digest).basis
        return basis if basis.title else None


def bulk_form() -> BulkForm:
    """Return the form without what makes no sense for many items."""
    form = BulkForm()
    del form.ends_on, form.confirm_by, form.version
    return form


def asked_change(asked: "MultiDict[str, str]") -> tuple[BulkChange | None, Sequence[str]]:
    """Return the change that stands in the address, or none and what is wrong with it."""
    how = asked.get("how", "")
    if how not in ("replace", "set"):
        return None, ()
    find, value = asked.get("find", ""), asked.get("value", "").strip()
    known = REPLACEABLE if how == "replace" else SETTABLE
    fields = tuple(name for name in known if name in asked.getlist("field"))
    wrong = _too_long(find, value) or _wrong(how, fields, find, value)
    change = BulkChange(
        fields=fields,
        find=find if how == "replace" else "",
        value=canonical(fields[0], value) if how == "set" and not wrong else value,
        inherited="inherited" in asked,
    )
    return (None, wrong) if wrong else (change, ())


def _too_long(*typed: str) -> list[str]:
    length = max(map(len, typed))
    if length <= LONGEST:
        return []
    return [say(TextTooLong.message, length=length, longest=LONGEST)]


def _wrong(how: str, fields: Sequence[str], find: str, value: str) -> list[str]:
    if how == "replace" and not find.strip():
        return [_("Write what is to be replaced.")]
    if how == "replace" and not fields:
        return [_("Choose at least one field, of those that hold words.")]
    if not is_plain(find, lines=True) or not is_plain(value, lines=True):
        return [_("This has characters that are no text. Write it again.")]
    if how == "set" and len(fields) != 1:
        return [_("Choose one field to be set.")]
    if how == "set" and not fits(fields[0], value):
        return [
            _("The field cannot hold this. Write a day like 2026-11-22, an address with https://")
        ]
    return []
