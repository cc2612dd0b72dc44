"""Parts of the item form: limits, and the rows of materials and steps."""

from wtforms import BooleanField, Form, HiddenField, StringField, TextAreaField

from catalogue.forms.choices import one_of
from catalogue.values.codes import MaterialForm, MaterialKind, MaterialSource, Necessity
from catalogue.values.limits import LimitUnit
from kernel.words import _l


class LimitPart(Form):
    number = StringField(_l("How many"), render_kw={"inputmode": "numeric"})
    unit = one_of(_l("Of what"), LimitUnit)
    extension_number = StringField(_l("Extension: how many"), render_kw={"inputmode": "numeric"})
    extension_unit = one_of(_l("Extension: of what"), LimitUnit)
    extended_by = StringField(_l("Who may extend it"))
    basis = StringField(_l("Basis"))
    note = StringField(_l("Remark"))


class MaterialRow(Form):
    key = HiddenField()
    name = StringField(_l("Name of the material"))
    dictionary = StringField(
        _l("Entry of the material dictionary"),
        render_kw={"list": "known-materials", "autocomplete": "off"},
    )
    necessity = one_of(_l("Needed"), Necessity)
    kind = one_of(_l("Original or copy"), MaterialKind)
    original_count = StringField(_l("Originals"), render_kw={"inputmode": "numeric"})
    copy_count = StringField(_l("Copies"), render_kw={"inputmode": "numeric"})
    form = one_of(_l("Paper or electronic"), MaterialForm)
    source = one_of(_l("Where it comes from"), MaterialSource)
    issuer = StringField(_l("Issued by"))
    may_follow = BooleanField(_l("May be handed in later"))
    may_promise = BooleanField(_l("A promise can stand in"))
    exempt = BooleanField(_l("Need not be brought"))
    note = TextAreaField(_l("How to prepare it"))
    standard = TextAreaField(_l("When it is in order"))
    basis = StringField(_l("Basis"))
    paper_size = StringField(_l("Paper size"))


class StepRow(Form):
    key = HiddenField()
    name = StringField(_l("Name of the step"))
    description = TextAreaField(_l("What happens"))
    standard = TextAreaField(_l("By what it is judged"))
    result = StringField(_l("Result"))
    who = StringField(_l("Who does it"))
    limit_text = StringField(_l("How long it takes"))
