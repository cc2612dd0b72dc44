"""The forms of one question on the situation, and of one row of the decision table."""

from collections.abc import Iterable

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    Form,
    FormField,
    HiddenField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length

from catalogue.forms.parts import LimitPart
from catalogue.forms.plain import one_line, some_lines
from catalogue.forms.rows import Rows
from catalogue.values.facts import ItemFacts
from catalogue.values.situations import LONGEST, QuestionFacts
from kernel.words import _l

_BOUND = Length(max=LONGEST)


class AnswerRow(Form):
    key = HiddenField()
    text = StringField(_l("Answer"), validators=[_BOUND, one_line])
    plain = BooleanField(_l("Changes nothing"))


class QuestionForm(FlaskForm):
    """`when` holds question.answer for each answer given before that lets this be asked."""

    version = HiddenField()
    text = StringField(
        _l("Question"), validators=[InputRequired(_l("Write the question.")), _BOUND, one_line]
    )
    hint = StringField(_l("Hint"), validators=[_BOUND, one_line])
    answers = Rows(FormField(AnswerRow), _l("Answers"))
    when = SelectMultipleField(_l("Ask it only where"))


class DecisionForm(FlaskForm):
    """One row: `when` as above, and what holds then."""

    version = HiddenField()
    when = SelectMultipleField(_l("Where the answers are"))
    materials = SelectMultipleField(_l("Materials asked for"))
    waives = SelectMultipleField(_l("Materials not asked for"))
    fees = SelectMultipleField(_l("Fees"))
    promised_limit = FormField(LimitPart, _l("Promised limit"))
    legal_limit = FormField(LimitPart, _l("Limit by law"))
    stay_slots = StringField(_l("Length of a visit in slots"), render_kw={"inputmode": "numeric"})
    place = StringField(_l("Place"), validators=[_BOUND, one_line])
    window = StringField(_l("Window"), validators=[_BOUND, one_line])
    note = TextAreaField(_l("What to know"), validators=[_BOUND, some_lines])
    stop = TextAreaField(_l("Why nobody can apply like this"), validators=[_BOUND, some_lines])


def answer_choices(questions: Iterable[QuestionFacts]) -> list[tuple[str, str]]:
    """Return what can be chosen of the answers to questions: (`why.lost`, its text)."""
    return [
        (f"{question.key}.{answer.key}", answer.text)
        for question in questions
        for answer in question.answers
    ]


def offer(form: DecisionForm, facts: ItemFacts) -> None:
    """Let a row choose among the answers, materials and fees of its item."""
    form.when.choices = answer_choices(facts.questions)
    materials = [(one.key, one.name) for one in facts.materials]
    form.materials.choices = form.waives.choices = materials
    form.fees.choices = [(fee.name, fee.name) for fee in facts.fees]
