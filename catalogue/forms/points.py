"""The form with which points of townships and villages are entrusted and relieved."""

from collections.abc import Mapping
from typing import Any

from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, Length

from catalogue.phrases.places import KINDS
from catalogue.values.handing_in import PointKind
from kernel.words import _, _l


class PointsForm(FlaskForm):
    """Which points, what they do, and the document that says so. One value of `points` may
    stand for all of a level in a region."""

    points = SelectField(
        _l("Points"), validators=[DataRequired(_l("Choose one point, or all of a level"))]
    )
    kind = RadioField(
        _l("What they do"),
        choices=lambda: [(kind.value, _(words)) for kind, words in KINDS.items()],
        default=PointKind.ACCEPTANCE.value,
    )
    document = StringField(
        _l("Document that entrusts or relieves them: number and date"),
        validators=[DataRequired(_l("Name the document this rests on.")), Length(max=200)],
    )
    total = HiddenField()  # of services, as they were shown

    def offer(self, groups: Mapping[str, str], single: Mapping[str, str]) -> None:
        """Offer these points: whole levels first, and none of them until one is chosen."""
        offered: list[Any] = [("", "–"), *groups.items(), *single.items()] if single else []
        self.points.choices = offered
