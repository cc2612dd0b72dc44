"""Forms of intake: they check shape; what may be done is decided by the rules."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the stubs
from wtforms.validators import InputRequired, Length, NumberRange, Optional, Regexp, ValidationError

from booking.rules.entry import LONGEST_NAME, clean_name, parse_phone, parse_reference
from groundwork.forms import Form
from intake.values.commands import Applicant, Finding, Outcome, OutsideResult
from intake.values.reasons import (
    DELIVERY_WAYS,
    GROUNDS,
    NOT_TO_ACCEPT,
    PROCEDURES,
    REASONS,
    TO_REFUSE,
    Phrase,
)
from intake.values.states import MaterialState
from kernel.refusals import Refusal
from kernel.words import _, _l, listed_language, say

OUTDATED = _l("This form is no longer valid. Load the page again.")
MOST_SHEETS = 999


def phrase_choices(phrases: Mapping[Any, Phrase], only: Iterable[Any] = ()) -> list[SelectChoice]:
    """Return coded phrases as the choices of a field, in the reader's language."""
    chosen = tuple(only) or tuple(phrases)
    return [SelectChoice(str(one), _l(phrases[one].msgid)) for one in chosen]


def add_refusal(form: FlaskForm, refusal: Refusal) -> int:
    """Say a refusal at the head of a form; return its status."""
    form.form_errors.append(say(refusal.message, **refusal.params))
    return refusal.status


class FindForm(FlaskForm):
    """Whom the clerk has before them: a reference, a name, or four digits and a phone."""

    q = StringField(
        _l("Find"), validators=[InputRequired(_l("Type what to look for")), Length(max=200)]
    )

    def reference(self) -> str | None:
        """Return the reference that was typed, if it is one."""
        return parse_reference(self.q.data or "")

    def tail_and_phone(self) -> tuple[str, str] | None:
        """Return the last four digits of a reference and a phone, in either order."""
        parts = (self.q.data or "").split(maxsplit=1)
        for tail, rest in (parts, parts[::-1]) if len(parts) == 2 else ():
            phone = parse_phone(rest)
            if phone and re.fullmatch(r"\d{4}", tail):
                return tail, phone
        return None

    def phone(self) -> str | None:
        """Return the phone that was typed, if it is one."""
        return parse_phone(self.q.data or "")

    def person(self) -> str:
        """Return what was typed, as a name is kept."""
        return clean_name(self.q.data or "")


class ApplicantForm(FlaskForm):
    """Who the case is for, in which language the papers speak."""

    name = StringField(_l("Applicant"), validators=[InputRequired(_l("Enter the name"))])
    phone = TelField(_l("Mobile phone"), validators=[InputRequired(_l("Enter the phone"))])
    locale = SelectField(_l("Language of the papers"))
    submission = HiddenField(validators=[Regexp(r"[\w-]{16,64}\Z", message=OUTDATED)])

    def offer(self, languages: Iterable[str]) -> None:
        """Offer the languages of this installation."""
        self.locale.choices = [SelectChoice(tag, listed_language(tag)) for tag in languages]

    def validate_name(self, field: StringField) -> None:
        if not 0 < len(clean_name(field.data or "")) <= LONGEST_NAME:
            raise ValidationError(_("Enter the name"))

    def validate_phone(self, field: StringField) -> None:
        if parse_phone(field.data or "") is None:
            raise ValidationError(_("Enter a mobile phone number of 11 digits that begins with 1"))

    def applicant(self) -> Applicant:
        """Call only on a valid form."""
        return Applicant(
            name=clean_name(self.name.data or ""),
            phone=parse_phone(self.phone.data or "") or "",
            locale=self.locale.data,
        )


class TakeInForm(ApplicantForm):
    """Take materials in; the checklist is read by `findings_of`."""

    outcome = HiddenField(default=Outcome.RECEIVE.value)

    def chosen(self) -> Outcome:
        """Return what follows; an unknown word is the least."""
        known = {outcome.value: outcome for outcome in Outcome}
        return known.get(self.outcome.data or "", Outcome.RECEIVE)


class OutsideForm(ApplicantForm):
    """Note a case of another system."""

    outside_number = StringField(
        _l("Number in the other system"),
        validators=[InputRequired(_l("Enter its number in the other system")), Length(max=100)],
    )
    result = RadioField(
        _l("Result"),
        choices=[
            SelectChoice(OutsideResult.PENDING.value, _l("Not known yet")),
            SelectChoice(OutsideResult.GRANTED.value, _l("Granted")),
            SelectChoice(OutsideResult.REFUSED.value, _l("Refused")),
        ],
        default=OutsideResult.PENDING.value,
    )


class StepForm(FlaskForm):
    """Any step: the version of the case that the officer has seen."""

    version = HiddenField(validators=[Regexp(r"[0-9]{1,9}\Z", message=OUTDATED)])

    def seen(self) -> int:
        """Return the version that was seen; none of ours where it was tampered with."""
        data = str(self.version.data or "")
        return int(data) if data.isascii() and data.isdigit() and len(data) < 10 else 0


class ChecklistForm(StepForm):
    """The checklist of a case that is there, and what follows."""

    outcome = HiddenField(default=Outcome.RECEIVE.value)
    despite_breach = BooleanField(_l("Ask all the same; the breach is recorded"))
    bring_by = DateField(_l("To be brought by"), validators=[Optional()])

    def chosen(self) -> Outcome:
        """Return what follows; an unknown word is the least."""
        known = {outcome.value: outcome for outcome in Outcome}
        return known.get(self.outcome.data or "", Outcome.RECEIVE)


class HandOverForm(StepForm):
    """Leave acceptance to the department."""

    why = StringField(_l("Reason (Chinese)"), validators=[Length(max=500)])


class GrantForm(StepForm):
    """Grant."""

    result_number = StringField(
        _l("Number of the licence or certificate"), validators=[Length(max=100)]
    )
    remark = TextAreaField(_l("Remark on the decision (Chinese)"), validators=[Length(max=2000)])


class DeclineForm(StepForm):
    """Refuse, with a coded ground and the reasons in words."""

    ground = SelectField(_l("Ground"), choices=phrase_choices(GROUNDS, TO_REFUSE))
    text = TextAreaField(
        _l("Reasons in words (Chinese)"),
        validators=[
            InputRequired(_l("Give the reason in words: the applicant has a right to it.")),
            Length(max=4000),
        ],
    )


class NotAcceptForm(DeclineForm):
    """Do not accept, with a coded ground and the reasons in words."""

    ground = SelectField(_l("Ground"), choices=phrase_choices(GROUNDS, NOT_TO_ACCEPT))


class PauseForm(StepForm):
    """Begin a special procedure."""

    procedure = SelectField(_l("Special procedure"), choices=phrase_choices(PROCEDURES))
    needs_days = IntegerField(
        _l("Working days it takes"),
        validators=[
            InputRequired(_l("Say how long it takes")),
            NumberRange(1, 365, _l("Between 1 and 365 days")),
        ],
    )
    what = TextAreaField(_l("What is done (Chinese)"), validators=[Length(max=2000)])


class DeliverForm(StepForm):
    """Hand the result out."""

    recipient = StringField(
        _l("Handed to"), validators=[InputRequired(_l("Enter the name")), Length(max=150)]
    )
    way = SelectField(_l("How"), choices=phrase_choices(DELIVERY_WAYS))


class LookUpForm(Form):
    """A case number and the phone that belongs to it."""

    reference = StringField(
        _l("Case number"), validators=[InputRequired(_l("Enter the case number"))]
    )
    phone = TelField(
        _l("Mobile phone"),
        validators=[InputRequired(_l("Enter the mobile phone number given at the window"))],
    )

    def validate_reference(self, field: StringField) -> None:
        if parse_reference(field.data or "") is None:
            raise ValidationError(_("Enter all 16 digits of the case number"))

    def validate_phone(self, field: StringField) -> None:
        if parse_phone(field.data or "") is None:
            raise ValidationError(_("Enter a mobile phone number of 11 digits that begins with 1"))

    def asked(self) -> tuple[str, str]:
        """Call only on a valid form."""
        return (
            parse_reference(self.reference.data or "") or "",
            parse_phone(self.phone.data or "") or "",
        )


def findings_of(data: Mapping[str, str], keys: Iterable[str]) -> tuple[Finding, ...]:
    """Return the checklist that was sent; what was tampered with counts as missing."""
    return tuple(_finding(data, key) for key in keys)


def _finding(data: Mapping[str, str], key: str) -> Finding:
    states = {state.value: state for state in MaterialState}
    reasons = {reason.value: reason for reason in REASONS}
    return Finding(
        key=key,
        state=states.get(data.get(f"state-{key}", ""), MaterialState.MISSING),
        originals=_count(data.get(f"originals-{key}", "")),
        copies=_count(data.get(f"copies-{key}", "")),
        reason=reasons.get(data.get(f"reason-{key}", "")),
        remark=data.get(f"remark-{key}", "").strip()[:500],
    )


def _count(text: str) -> int:
    return min(int(text), MOST_SHEETS) if text.isascii() and text.isdigit() and len(text) < 6 else 0
