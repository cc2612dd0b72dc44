"""The form of a claim: what is left empty is what its standard says."""

from flask_wtf import FlaskForm
from wtforms import (
    Form,
    FormField,
    HiddenField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)

from catalogue.forms.choices import one_of, one_or_inherited, some_of
from catalogue.forms.item import HIGH
from catalogue.forms.parts import LimitPart
from catalogue.forms.rows import Rows
from catalogue.values.codes import (
    Acceptance,
    AcceptScope,
    Audience,
    Channel,
    Charged,
    HandlingSystem,
    ItemType,
    Level,
    MaterialSource,
)
from kernel.words import _l


class AddedRow(Form):
    """A material that a local regulation asks for."""

    key = HiddenField()
    name = StringField(_l("Name of the material"))
    source = one_of(_l("Where it comes from"), MaterialSource, MaterialSource.UNKNOWN)
    document = StringField(_l("Document of the local regulation"))
    article = StringField(_l("Its article"))
    note = TextAreaField(_l("How to prepare it"))


class LocalForm(FlaskForm):
    """Fields are named as those of the facts; which of them are shown the setting decides."""

    version = HiddenField()
    inherit = SelectMultipleField(validate_choice=False)
    waived = SelectMultipleField(validate_choice=False)
    added = Rows(FormField(AddedRow), _l("Materials asked for besides"))

    name = StringField(_l("Name of the item"))
    item_type = one_or_inherited(_l("Kind of act"), ItemType)
    conditions = TextAreaField(_l("Conditions"))
    audiences = some_of(_l("Who may apply"), Audience)
    legal_limit = FormField(LimitPart, _l("Limit by law"))
    result_name = StringField(_l("Name of the result"))

    promised_limit = FormField(LimitPart, _l("Promised limit"))
    channels = some_of(_l("Ways to apply"), Channel)
    accepted_at = some_of(_l("Where it can be handed in"), Level, HIGH)
    accept_scope = one_or_inherited(_l("Where else it can be handed in"), AcceptScope)
    alliance = StringField(_l("Alliance whose halls take it in for each other: its code"))
    visits = StringField(_l("Visits in person"), render_kw={"inputmode": "numeric"})
    visit_reason = TextAreaField(_l("Why in person"))
    online_url = StringField(_l("Address for applying online"))
    stay_slots = StringField(_l("Length of a visit in slots"), render_kw={"inputmode": "numeric"})
    charged = one_or_inherited(_l("Is there a fee?"), Charged)
    fees = TextAreaField(_l("Fees, one a line: name | yuan | standard | basis"))
    acceptance = one_or_inherited(_l("Who accepts"), Acceptance)
    authority_document = StringField(_l("Document that gives the window its authority"))
    authority_until = StringField(_l("Authority valid until"), render_kw={"type": "date"})
    handling_system = one_or_inherited(_l("System the case is worked on in"), HandlingSystem)
    place = TextAreaField(_l("Place"))
    hours = TextAreaField(_l("Hours"))
    consult = TextAreaField(_l("Where to ask"))
    complaint = TextAreaField(_l("Where to complain"))
    aliases = TextAreaField(_l("Other names people use, one a line"))
    checked_on = StringField(_l("Checked on"), render_kw={"type": "date"})
    checked_by = StringField(_l("Checked by"))
