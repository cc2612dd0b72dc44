"""Forms of alliances."""

from collections.abc import Mapping
from datetime import date

from flask_wtf import FlaskForm
from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from kernel.words import _l
from organisation.forms.common import NamesForm, choices, code_field, typed
from organisation.values import AllianceCard, AllianceWish, NewAlliance


class AllianceForm(NamesForm):
    """An alliance as it is to be."""

    basis = TextAreaField(
        _l("Document in which it was agreed: number and date"),
        validators=[InputRequired(_l("Enter the document")), Length(max=1000)],
    )
    valid_from = DateField(
        _l("In force from"), validators=[InputRequired(_l("Enter the first day"))]
    )
    valid_until = DateField(_l("In force until"), validators=[Optional()])

    def show(self, card: AllianceCard) -> None:
        """Fill a form that was not sent."""
        self.show_names(card.names)
        self.basis.data = card.basis
        self.valid_from.data, self.valid_until.data = card.valid_from, card.valid_until

    def wish(self) -> AllianceWish:
        """Call only on a valid form."""
        return AllianceWish(
            names=self.names(),
            basis=(self.basis.data or "").strip(),
            valid_from=self.valid_from.data or date.min,
            valid_until=self.valid_until.data,
        )


class NewAllianceForm(AllianceForm):
    """An alliance to found."""

    code: StringField = code_field(_l("Code"))
    region = SelectField(_l("First region"))

    def offer(self, regions: Mapping[str, str]) -> None:
        """Offer these regions."""
        self.region.choices = choices(regions)

    def command(self) -> NewAlliance:
        """Call only on a valid form."""
        return NewAlliance(code=typed(self.code), region=str(self.region.data), wish=self.wish())


class MemberForm(FlaskForm):
    """One more region."""

    region = SelectField(_l("Region"))

    def offer(self, regions: Mapping[str, str]) -> None:
        """Offer these regions."""
        self.region.choices = choices(regions)
