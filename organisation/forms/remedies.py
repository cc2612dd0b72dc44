"""The form of an entry in the table of remedies."""

from collections.abc import Mapping
from datetime import date

from flask_wtf import FlaskForm
from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from kernel.words import _, _l
from organisation.forms.common import choices
from organisation.values import DepartmentId, NewRemedy, RegionId, RemedyCard


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
        self.region.choices = choices(regions)
        self.department.choices = choices({0: "–", **departments})

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
