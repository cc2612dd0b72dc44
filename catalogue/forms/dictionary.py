"""The form of an entry of the material dictionary."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    Form,
    FormField,
    HiddenField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import InputRequired, Length, Optional

from catalogue.forms.choices import one_of
from catalogue.forms.plain import one_line, some_lines
from catalogue.values.codes import MaterialForm, MaterialSource
from catalogue.values.dictionary import EntryFacts, EntryState, SaveEntry
from kernel.locales import LANGUAGES
from kernel.plain import is_plain
from kernel.scripts import WRITTEN
from kernel.words import _, _l

MOST_ALIASES = 50
_WORDS = (
    "key",
    "name",
    "issuer",
    "paper_size",
    "note",
    "licence",
    "licence_code",
    "held_by",
    "held_basis",
)


def _lines(_form: object, field: Any) -> None:
    lines = _split(field.data)
    if len(lines) > MOST_ALIASES or not all(map(is_plain, lines)):
        raise ValidationError(
            _("At most %(most)s lines, each of them plain text.", most=MOST_ALIASES)
        )


def _split(text: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for line in (text or "").splitlines() if (one := line.strip())))


def _text(label: Any, longest: int = 300) -> StringField:
    return StringField(label, validators=[Optional(), Length(max=longest), one_line])


class _Names(Form):
    """The name in each language that somebody writes."""


for _tag in WRITTEN:
    _field = _text(LANGUAGES[_tag].own_name)
    setattr(_Names, _tag.replace("-", "_"), _field)


class EntryForm(FlaskForm):
    version = HiddenField()
    key = StringField(_l("Key"), validators=[Optional(), Length(max=36)])
    name = StringField(
        _l("Name of the material"),
        validators=[InputRequired(_l("Give it a name")), Length(max=300), one_line],
    )
    aliases = TextAreaField(
        _l("Other names, one a line"), validators=[Optional(), Length(max=5000), _lines]
    )
    department = SelectField(_l("Kept by"))
    state = one_of(_l("State"), EntryState)
    issuer = _text(_l("Issued by"))
    form = one_of(_l("Paper or electronic"), MaterialForm)
    source = one_of(_l("Where it comes from"), MaterialSource)
    paper_size = _text(_l("Paper size"), 100)
    note = TextAreaField(
        _l("How to prepare it"), validators=[Optional(), Length(max=4000), some_lines]
    )
    licence = _text(_l("Electronic licence that stands in for the paper"))
    licence_code = _text(_l("Code of the electronic licence"), 64)
    held_by = _text(_l("Who holds it already"))
    held_since = DateField(_l("Since when"), validators=[Optional()])
    held_basis = _text(_l("Document this rests on"))
    names = FormField(_Names, _l("Its name in other languages"))

    def offer(self, departments: Sequence[tuple[str, str]]) -> None:
        """Offer these departments, by their numbers."""
        self.department.choices = [*departments]

    def facts(self) -> EntryFacts:
        """Call only on a valid form."""
        said = {name: (self[name].data or "").strip() for name in _WORDS}
        return EntryFacts(
            **said,
            aliases=tuple(one for one in _split(self.aliases.data) if one != said["name"]),
            form=MaterialForm(self.form.data),
            source=MaterialSource(self.source.data),
            held_since=self.held_since.data,
            names=self._names(),
        )

    def command(self, entry_id: int | None, version: int | None) -> SaveEntry:
        """Call only on a valid form."""
        return SaveEntry(
            facts=self.facts(),
            state=EntryState(self.state.data),
            department_id=int(self.department.data),
            entry_id=entry_id,
            version=version,
        )

    def _names(self) -> Mapping[str, str]:
        said = {tag: (self.names.data[tag.replace("-", "_")] or "").strip() for tag in WRITTEN}
        return {tag: text for tag, text in said.items() if text}


def entry_typed(facts: EntryFacts) -> dict[str, Any]:
    """Return what the form shows of an entry."""
    plain = {name: getattr(facts, name) for name in EntryFacts.__slots__}
    return {
        **plain,
        "aliases": "\n".join(facts.aliases),
        "form": facts.form.value,
        "source": facts.source.value,
        "names": {tag.replace("-", "_"): text for tag, text in facts.names.items()},
    }
