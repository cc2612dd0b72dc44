"""Forms of booking: they check shape; what may be booked is decided by the rules."""

import re
from datetime import UTC, datetime
from typing import Any

from wtforms import Form as BaseForm
from wtforms import HiddenField, StringField, TelField
from wtforms.i18n import DummyTranslations
from wtforms.validators import InputRequired, Regexp, ValidationError

from booking.rules.entry import LONGEST_NAME, clean_name, parse_phone, parse_reference
from booking.values import Phone, Reference
from groundwork.forms import Form as PageForm
from kernel.words import _, _l

START_FORMAT = "%Y%m%dT%H%MZ"  # a start as the value of a radio: 20261124T0230Z
START = re.compile(r"[0-9]{8}T[0-9]{4}Z", re.ASCII)


def start_value(starts: datetime) -> str:
    """Return a start as forms carry it."""
    return starts.astimezone(UTC).strftime(START_FORMAT)


def parse_start(value: str) -> datetime | None:
    """Return the start that a form carried, or None where somebody wrote something else."""
    if not START.fullmatch(value):
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:  # the 31st of February
        return None


class Form(PageForm):
    """A form all of whose sentences are ours: the library's catalogues are never opened."""

    class Meta(PageForm.Meta):
        def get_translations(self, form: BaseForm) -> DummyTranslations:
            return DummyTranslations()


class WhoForm(Form):
    """Who will come, and how to reach them."""

    name = StringField(
        _l("Name of the person who will come"),
        validators=[InputRequired(_l("Enter the name of the person who will come"))],
    )
    phone = TelField(
        _l("Mobile phone"), validators=[InputRequired(_l("Enter a mobile phone number"))]
    )

    def validate_name(self, field: StringField) -> None:
        name = clean_name(field.data or "")
        if not any(letter.isalpha() for letter in name):
            raise ValidationError(_("Enter the name of the person who will come"))
        if len(name) > LONGEST_NAME:
            raise ValidationError(
                _("The name is too long: %(most)s characters at most", most=LONGEST_NAME)
            )

    def validate_phone(self, field: StringField) -> None:
        if parse_phone(field.data or "") is None:
            raise ValidationError(_("Enter a mobile phone number of 11 digits that begins with 1"))

    def typed(self) -> dict[str, Any]:
        """Return what was typed, right or wrong, for the draft."""
        return {"name": (self.name.data or "")[:500], "phone": (self.phone.data or "")[:100]}


OUTDATED = _l("This form is no longer valid. Please choose and send it again.")


class StartForm(Form):
    """One start among those offered."""

    start = StringField(_l("Day and time"))  # radios on the page; a name for the summary

    def validate_start(self, field: StringField) -> None:
        if parse_start(field.data or "") is None:
            raise ValidationError(_("Choose a day and time"))

    def starts(self) -> datetime:
        """Call only on a valid form."""
        found = parse_start(self.start.data or "")
        if found is None:
            raise ValueError("the form is not valid")
        return found


class TimeForm(StartForm):
    """A start for a visit. `submission` is the same for a second click on the same button."""

    submission = HiddenField(validators=[Regexp(r"[\w-]{16,64}\Z", message=OUTDATED)])


class MoveForm(StartForm):
    """Another start for an appointment that was seen at `version`."""

    version = HiddenField(validators=[Regexp(r"[0-9]{1,9}\Z", message=OUTDATED)])


class CancelForm(Form):
    """Nothing to fill in: cancelling needs no reason."""


class LookUpForm(Form):
    """A reference and the phone that belongs to it."""

    reference = StringField(
        _l("Reference"), validators=[InputRequired(_l("Enter the reference of the appointment"))]
    )
    phone = TelField(
        _l("Mobile phone"),
        validators=[InputRequired(_l("Enter the mobile phone number given when booking"))],
    )

    def validate_reference(self, field: StringField) -> None:
        if parse_reference(field.data or "") is None:
            raise ValidationError(_("Enter all 16 digits of the reference"))

    def validate_phone(self, field: StringField) -> None:
        if parse_phone(field.data or "") is None:
            raise ValidationError(_("Enter a mobile phone number of 11 digits that begins with 1"))

    def asked(self) -> tuple[Reference, Phone]:
        """Call only on a valid form."""
        reference = parse_reference(self.reference.data or "")
        phone = parse_phone(self.phone.data or "")
        if reference is None or phone is None:
            raise ValueError("the form is not valid")
        return reference, phone
