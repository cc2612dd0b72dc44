"""The form of an item: one page in sections; its fields are named as in the import template."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    FormField,
    HiddenField,
    SelectField,
    StringField,
    TextAreaField,
)

from catalogue.forms.choices import one_of, some_of, some_themes
from catalogue.forms.parts import LimitPart, MaterialRow, StepRow
from catalogue.forms.rows import Rows
from catalogue.values.codes import (
    Acceptance,
    AcceptScope,
    Audience,
    Channel,
    Charged,
    Handling,
    HandlingSystem,
    ItemType,
    Level,
)
from catalogue.values.states import ItemKind
from kernel.words import _l

HIGH = (Level.NATIONAL, Level.REGION, Level.UNKNOWN)  # nobody hands anything in there
SECTIONS: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    (
        "what",
        _l("What it is"),
        (
            "name",
            "summary",
            "department",
            "item_type",
            "level",
            "basic_code",
            "code",
            "business_code",
            "local_basic_code",
            "local_code",
        ),
    ),
    ("who", _l("For whom, and how it is found"), ("audiences", "themes", "aliases", "conditions")),
    (
        "how",
        _l("How it is handed in"),
        (
            "channels",
            "accepted_at",
            "accept_scope",
            "alliance",
            "visits",
            "visit_reason",
            "online_url",
            "stay_slots",
        ),
    ),
    ("time", _l("How long it takes"), ("handling", "legal_limit", "promised_limit")),
    ("money", _l("What it costs"), ("charged", "fees")),
    (
        "authority",
        _l("Who accepts it"),
        ("acceptance", "authority_document", "authority_until", "handling_system"),
    ),
    ("law", _l("Law and result"), ("legal_basis", "result_name", "result_kind")),
    ("place", _l("Places and questions"), ("place", "hours", "consult", "complaint", "faqs")),
    ("checked", _l("Checked"), ("checked_on", "checked_by")),
)


class ItemForm(FlaskForm):
    kind = ItemKind.OWN  # of what is edited
    """Everything is text here; what it means is read as an import reads it."""

    version = HiddenField()
    name = StringField(_l("Name of the item"))
    summary = TextAreaField(_l("One sentence for citizens"))
    department = SelectField(_l("Department"), validate_choice=False)
    code = StringField(_l("Implementation code"))
    basic_code = StringField(_l("Basic code"))
    business_code = StringField(_l("Business item code"))
    local_basic_code = StringField(_l("Local basic code"))
    local_code = StringField(_l("Local code"))
    item_type = one_of(_l("Kind of act"), ItemType)
    level = one_of(_l("Level"), Level)
    audiences = some_of(_l("Who may apply"), Audience)
    themes = some_themes(_l("Themes"))
    aliases = TextAreaField(_l("Other names people use, one a line"))
    conditions = TextAreaField(_l("Conditions"))
    channels = some_of(_l("Ways to apply"), Channel)
    accepted_at = some_of(_l("Where it can be handed in"), Level, HIGH)
    accept_scope = one_of(_l("Where else it can be handed in"), AcceptScope)
    alliance = StringField(_l("Alliance whose halls take it in for each other: its code"))
    visits = StringField(_l("Visits in person"), render_kw={"inputmode": "numeric"})
    visit_reason = TextAreaField(_l("Why in person"))
    online_url = StringField(_l("Address for applying online"))
    stay_slots = StringField(_l("Length of a visit in slots"), render_kw={"inputmode": "numeric"})
    handling = one_of(_l("When the answer comes"), Handling)
    legal_limit = FormField(LimitPart, _l("Limit by law"))
    promised_limit = FormField(LimitPart, _l("Promised limit"))
    charged = one_of(_l("Is there a fee?"), Charged)
    fees = TextAreaField(_l("Fees, one a line: name | yuan | standard | basis"))
    acceptance = one_of(_l("Who accepts"), Acceptance)
    authority_document = StringField(_l("Document that gives the window its authority"))
    authority_until = StringField(_l("Authority valid until"), render_kw={"type": "date"})
    handling_system = one_of(_l("System the case is worked on in"), HandlingSystem)
    legal_basis = TextAreaField(_l("Legal basis, one a line"))
    result_name = StringField(_l("Name of the result"))
    result_kind = StringField(_l("Kind of result"))
    place = TextAreaField(_l("Place"))
    hours = TextAreaField(_l("Hours"))
    consult = TextAreaField(_l("Where to ask"))
    complaint = TextAreaField(_l("Where to complain"))
    faqs = TextAreaField(_l("Common questions, one a line: question | answer"))
    checked_on = StringField(_l("Checked on"), render_kw={"type": "date"})
    checked_by = StringField(_l("Checked by"))
    materials = Rows(FormField(MaterialRow), _l("Materials"))
    steps = Rows(FormField(StepRow), _l("Steps"))
    claimed_at = some_of(_l("Levels asked to claim it"), Level, (Level.UNKNOWN,))  # of a standard


class BasisForm(FlaskForm):
    """Publishing and withdrawing name the document they rest on."""

    basis = StringField(_l("Basis: document number and date"))
    version = HiddenField()
