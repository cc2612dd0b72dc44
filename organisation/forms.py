"""Forms of the organisation."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    EmailField,
    HiddenField,
    PasswordField,
    SelectField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the stubs
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from kernel.access import Role
from kernel.refusals import Refusal
from kernel.words import _, _l, say
from organisation.values import (
    Certainty,
    DayKind,
    DepartmentId,
    NewRemedy,
    NewStaff,
    OpenHours,
    RegionId,
    RemedyCard,
    SpecialDay,
)

WEEKDAYS = (
    _l("Monday"),
    _l("Tuesday"),
    _l("Wednesday"),
    _l("Thursday"),
    _l("Friday"),
    _l("Saturday"),
    _l("Sunday"),
)
FEASTS = (  # the names in the project's own calendars, here for extraction
    _l("New Year's Day"),
    _l("Spring Festival"),
    _l("Tomb-sweeping Day"),
    _l("Labour Day"),
    _l("Dragon Boat Festival"),
    _l("Mid-autumn Festival"),
    _l("National Day"),
    _l("Anti-Fascist 70th Day"),
    _l("Roza Festival"),
    _l("Corban Festival"),
)
CERTAINTIES = {
    Certainty.OFFICIAL: _l("Read in the notice itself"),
    Certainty.SECONDARY: _l("Reposted elsewhere"),
    Certainty.ESTIMATED: _l("Estimated"),
}
ROLES = {
    Role.CLERK: _l("Clerk"),
    Role.APPROVER: _l("Approver"),
    Role.EDITOR: _l("Editor"),
    Role.PUBLISHER: _l("Publisher"),
    Role.HALL_MANAGER: _l("Hall manager"),
    Role.ADMINISTRATOR: _l("Administrator"),
    Role.AUDITOR: _l("Auditor"),
}


def _choices(words: Mapping[Any, Any]) -> list[SelectChoice]:
    """Return options of a select field from values and their words."""
    return [SelectChoice(value, label) for value, label in words.items()]


def add_refusal(form: FlaskForm, refusal: Refusal) -> None:
    """Say a refusal at the head of a form."""
    form.form_errors.append(say(refusal.message, **refusal.params))


class SignInForm(FlaskForm):
    """E-mail and password."""

    email = EmailField(
        _l("E-mail"), validators=[InputRequired(_l("Enter your e-mail")), Length(max=200)]
    )
    password = PasswordField(
        _l("Password"), validators=[InputRequired(_l("Enter your password")), Length(max=500)]
    )
    next = HiddenField(validators=[Length(max=1000)])


class DayForm(FlaskForm):
    """One special day of a calendar."""

    day = DateField(_l("Day"), validators=[InputRequired(_l("Enter the day"))])
    kind = SelectField(
        _l("Kind of day"),
        choices=_choices(
            {
                DayKind.DAY_OFF.value: _l("Day off"),
                DayKind.MAKE_UP.value: _l("Worked in exchange for a day off"),
            }
        ),
    )
    name = StringField(
        _l("Feast"), validators=[InputRequired(_l("Enter the name of the feast")), Length(max=100)]
    )
    source = StringField(
        _l("Source: title and number of the notice"),
        validators=[InputRequired(_l("Enter the notice that says so")), Length(max=500)],
    )
    certainty = SelectField(
        _l("How sure it is"),
        choices=_choices(CERTAINTIES),
    )

    def special_day(self) -> SpecialDay:
        """Call only on a valid form."""
        return SpecialDay(
            self.day.data or date.min,
            DayKind(self.kind.data),
            (self.name.data or "").strip(),
            (self.source.data or "").strip(),
            Certainty(self.certainty.data),
        )


class KnownUntilForm(FlaskForm):
    """Up to which day the notices are in."""

    until = DateField(_l("Notices are in up to"), validators=[InputRequired(_l("Enter the day"))])


class HoursForm(FlaskForm):
    """One stretch of opening hours."""

    weekday = SelectField(
        _l("Weekday"), choices=_choices({str(number): name for number, name in enumerate(WEEKDAYS)})
    )
    opens = TimeField(_l("Opens"), validators=[InputRequired(_l("Enter when it opens"))])
    closes = TimeField(_l("Closes"), validators=[InputRequired(_l("Enter when it closes"))])
    season_from = StringField(
        _l("Season from (month-day)"), default="01-01", validators=[InputRequired()]
    )
    season_to = StringField(
        _l("Season to (month-day)"), default="12-31", validators=[InputRequired()]
    )

    def validate_closes(self, field: TimeField) -> None:
        """Closing comes after opening."""
        if self.opens.data and field.data and field.data <= self.opens.data:
            raise ValidationError(_("Closing must be later than opening."))

    def validate_season_from(self, field: StringField) -> None:
        """A month and a day."""
        _month_day(field.data)

    def validate_season_to(self, field: StringField) -> None:
        """A month and a day."""
        _month_day(field.data)

    def hours(self) -> OpenHours:
        """Call only on a valid form."""
        return OpenHours(
            weekday=int(self.weekday.data or 0),
            opens=self.opens.data or time.min,
            closes=self.closes.data or time.max,
            season_from=_month_day(self.season_from.data),
            season_to=_month_day(self.season_to.data),
        )


def _month_day(text: str | None) -> tuple[int, int]:
    try:
        day = date.fromisoformat(f"2024-{(text or '').strip()}")
    except ValueError:
        raise ValidationError(_("Write month and day such as 05-01.")) from None
    return day.month, day.day


class RemedyForm(FlaskForm):
    """One entry of the table of remedies."""

    region = SelectField(_l("Region"), coerce=int)
    department = SelectField(_l("Department"), coerce=int)
    authority = StringField(
        _l("Authority for administrative reconsideration"),
        validators=[InputRequired(_l("Enter the authority")), Length(max=200)],
    )
    authority_address = StringField(
        _l("Its address"), validators=[InputRequired(_l("Enter its address")), Length(max=200)]
    )
    court = StringField(
        _l("Court"), validators=[InputRequired(_l("Enter the court")), Length(max=200)]
    )
    court_address = StringField(
        _l("The court's address"),
        validators=[InputRequired(_l("Enter the court's address")), Length(max=200)],
    )
    valid_from = DateField(
        _l("In force from"), validators=[InputRequired(_l("Enter the first day"))]
    )
    valid_until = DateField(_l("In force until"), validators=[Optional()])
    source = TextAreaField(
        _l("Source: law or notice, article"),
        validators=[InputRequired(_l("Enter where this is written")), Length(max=1000)],
    )
    checked_on = DateField(_l("Checked on"), validators=[Optional()])

    def validate_valid_until(self, field: DateField) -> None:
        """The last day is not before the first."""
        if field.data and self.valid_from.data and field.data < self.valid_from.data:
            raise ValidationError(_("The last day must not be before the first."))

    def offer(self, regions: Mapping[int, str], departments: Mapping[int, str]) -> None:
        """Offer these places; no department means all of the region's."""
        self.region.choices = _choices(regions)
        self.department.choices = _choices({0: "–", **departments})

    def command(self) -> NewRemedy:
        """Call only on a valid form."""
        return NewRemedy(
            region_id=RegionId(self.region.data or 0),
            department_id=DepartmentId(self.department.data) if self.department.data else None,
            remedy=RemedyCard(
                authority=(self.authority.data or "").strip(),
                authority_address=(self.authority_address.data or "").strip(),
                court=(self.court.data or "").strip(),
                court_address=(self.court_address.data or "").strip(),
                source=(self.source.data or "").strip(),
            ),
            valid_from=self.valid_from.data or date.min,
            valid_until=self.valid_until.data,
            checked_on=self.checked_on.data,
        )


class StaffForm(FlaskForm):
    """A new account, or one more role of an existing one."""

    email = EmailField(
        _l("E-mail"), validators=[InputRequired(_l("Enter the e-mail")), Length(max=200)]
    )
    name = StringField(
        _l("Name"), validators=[InputRequired(_l("Enter the name")), Length(max=100)]
    )
    password = PasswordField(
        _l("First password (at least 15 characters)"),
        validators=[InputRequired(_l("Enter a first password")), Length(max=500)],
    )
    language = SelectField(
        _l("Language of the staff pages"), choices=_choices({"zh-Hans": "中文", "en": "English"})
    )
    role = SelectField(_l("Role"), choices=_choices(ROLES))
    scope = SelectField(_l("Where"))

    def offer(self, scopes: Mapping[str, str]) -> None:
        """Offer these places by their codes."""
        self.scope.choices = _choices(scopes)

    def command(self) -> NewStaff:
        """Call only on a valid form."""
        return NewStaff(
            email=(self.email.data or "").strip(),
            name=(self.name.data or "").strip(),
            password=self.password.data or "",
            language=self.language.data or "zh-Hans",
            role=Role(self.role.data),
            scope=self.scope.data or "",
        )
