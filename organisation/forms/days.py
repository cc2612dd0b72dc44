"""Forms of calendars and opening hours."""

from collections.abc import Mapping
from datetime import date, time

from flask_wtf import FlaskForm
from wtforms import DateField, SelectField, StringField, TimeField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from kernel.words import _, _l
from organisation.forms.common import choices, code_field, typed
from organisation.values import Certainty, DayKind, NewCalendar, OpenHours, SpecialDay

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


class DayForm(FlaskForm):
    """One special day of a calendar."""

    day = DateField(_l("Day"), validators=[InputRequired(_l("Enter the day"))])
    kind = SelectField(
        _l("Kind of day"),
        choices=choices(
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
        choices=choices(CERTAINTIES),
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


class CalendarForm(FlaskForm):
    """A work calendar to add."""

    code = code_field(_l("Code of the calendar"), longest=16)
    name = StringField(
        _l("Name of the calendar"),
        validators=[DataRequired(_l("Enter a name for the calendar")), Length(max=100)],
    )
    parent = SelectField(_l("Whose days count too"))

    def offer(self, calendars: Mapping[str, str]) -> None:
        """Offer these calendars by their codes."""
        self.parent.choices = choices(calendars)

    def command(self) -> NewCalendar:
        """Call only on a valid form."""
        return NewCalendar(
            code=typed(self.code), name=typed(self.name), parent=self.parent.data or ""
        )


class KnownUntilForm(FlaskForm):
    """Up to which day the notices are in."""

    until = DateField(_l("Notices are in up to"), validators=[InputRequired(_l("Enter the day"))])


class HoursForm(FlaskForm):
    """One stretch of opening hours."""

    weekday = SelectField(
        _l("Weekday"), choices=choices({str(number): name for number, name in enumerate(WEEKDAYS)})
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
