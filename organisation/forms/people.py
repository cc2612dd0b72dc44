"""Forms of accounts."""

from collections.abc import Mapping

from flask_wtf import FlaskForm
from wtforms import EmailField, HiddenField, PasswordField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from kernel.access import Role
from kernel.locales import LANGUAGES, STAFF_LANGUAGES
from kernel.words import _l
from organisation.forms.common import choices
from organisation.values import NewStaff

ROLES = {
    Role.CLERK: _l("Clerk"),
    Role.APPROVER: _l("Approver"),
    Role.EDITOR: _l("Editor"),
    Role.REVIEWER: _l("Reviewer"),
    Role.PUBLISHER: _l("Publisher"),
    Role.TRANSLATOR: _l("Translator"),
    Role.HALL_MANAGER: _l("Hall manager"),
    Role.ADMINISTRATOR: _l("Administrator"),
    Role.AUDITOR: _l("Auditor"),
}


class SignInForm(FlaskForm):
    """E-mail and password."""

    email = EmailField(
        _l("E-mail"), validators=[InputRequired(_l("Enter your e-mail")), Length(max=200)]
    )
    password = PasswordField(
        _l("Password"), validators=[InputRequired(_l("Enter your password")), Length(max=500)]
    )
    next = HiddenField(validators=[Length(max=1000)])


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
        _l("Language of the staff pages"),
        choices=choices({tag: LANGUAGES[tag].own_name for tag in STAFF_LANGUAGES}),
    )
    role = SelectField(_l("Role"), choices=choices(ROLES))
    scope = SelectField(_l("Where"))

    def offer(self, scopes: Mapping[str, str]) -> None:
        """Offer these places by their codes."""
        self.scope.choices = choices(scopes)

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
