"""The form with which a baseline is taken."""

from collections.abc import Mapping

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from catalogue.values.ledger import TakeBaseline
from kernel.words import _l


class BaselineForm(FlaskForm):
    """Which region, which day, and what it is called."""

    region = SelectField(_l("Region"), validators=[DataRequired(_l("Choose a region"))])
    day = DateField(_l("Day"), validators=[InputRequired(_l("Choose a day"))])
    name = StringField(
        _l("Name"), validators=[DataRequired(_l("Give it a name.")), Length(max=100)]
    )
    later = BooleanField(
        _l("Services that were published later count from their first version"), default=True
    )

    def offer(self, regions: Mapping[str, str]) -> None:
        """Offer these regions by code."""
        self.region.choices = list(regions.items())

    def command(self) -> TakeBaseline:
        """Call only on a valid form."""
        if self.day.data is None:
            raise ValueError("day")
        return TakeBaseline(
            region=str(self.region.data),
            day=self.day.data,
            name=str(self.name.data).strip(),
            later=bool(self.later.data),
        )
