"""Forms of windows and of what they serve."""

from collections.abc import Mapping

from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import DataRequired, Length

from kernel.words import _l
from organisation.forms.common import choices, typed
from organisation.values import PoolCard, PoolId, PoolWish, WindowCard, WindowWish


class PoolForm(FlaskForm):
    """A pool as it is to be."""

    pool_name = StringField(
        _l("Name of the pool"),
        validators=[DataRequired(_l("Enter a name for the pool")), Length(max=100)],
    )
    comprehensive = BooleanField(
        _l("Comprehensive: serves every department stationed here"), default=True
    )

    def show(self, pool: PoolCard) -> None:
        """Fill a form that was not sent."""
        self.pool_name.data, self.comprehensive.data = pool.name, pool.comprehensive

    def wish(self) -> PoolWish:
        """Call only on a valid form."""
        return PoolWish(name=typed(self.pool_name), comprehensive=bool(self.comprehensive.data))


class WindowForm(FlaskForm):
    """A window as it is to be."""

    number = StringField(
        _l("Number of the window"),
        validators=[DataRequired(_l("Enter the number of the window")), Length(max=16)],
    )
    window_name = StringField(
        _l("Name of the window"),
        validators=[DataRequired(_l("Enter what the window is called")), Length(max=100)],
    )
    pool = SelectField(_l("Pool of windows"), coerce=int)

    def offer(self, pools: Mapping[int, str]) -> None:
        """Offer these pools by their ids."""
        self.pool.choices = choices(pools)

    def show(self, window: WindowCard) -> None:
        """Fill a form that was not sent."""
        self.number.data, self.window_name.data = window.number, window.name
        self.pool.data = window.pool_id

    def wish(self) -> WindowWish:
        """Call only on a valid form."""
        return WindowWish(
            pool_id=PoolId(self.pool.data or 0),
            number=typed(self.number),
            name=typed(self.window_name),
        )


class DepartmentChoice(FlaskForm):
    """One department of those that are not there yet."""

    department = SelectField(_l("Department"), coerce=int)

    def offer(self, departments: Mapping[int, str]) -> None:
        """Offer these departments by their ids."""
        self.department.choices = choices(departments)
