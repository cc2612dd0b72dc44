"""Forms of feedback."""

from typing import Any

from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the stubs
from wtforms.validators import DataRequired, Length, Optional, Regexp

from feedback.rules import clean
from feedback.values import LONGEST_REMARK, LONGEST_WORDS, ReportState
from groundwork.forms import Form
from kernel.words import _l

TOO_LONG = _l("This is too long: %(max)d characters at most.")
OUTDATED = _l("This form is no longer valid. Please choose and send it again.")
STATES = {
    ReportState.OPEN: _l("Not settled yet"),
    ReportState.MENDED: _l("Mended"),
    ReportState.NO_FAULT: _l("Not a fault"),
}


def _text(label: Any, longest: int, *first: Any) -> TextAreaField:
    checks = [*first, Length(max=longest, message=TOO_LONG)]
    return TextAreaField(label, validators=checks, filters=[lambda text: clean(text or "")])


class ReportForm(Form):
    """A wrong word, and nothing about whoever found it."""

    submission = HiddenField(validators=[Regexp(r"[\w-]{16,64}\Z", message=OUTDATED)])
    wrong = _text(
        _l("The wrong word or sentence"),
        LONGEST_WORDS,
        DataRequired(_l("Write the wrong word or sentence")),
    )
    better = _text(_l("What it should be"), LONGEST_WORDS, Optional())
    remark = _text(_l("Remark"), LONGEST_REMARK, Optional())


class SettleForm(Form):
    """What became of a report."""

    version = HiddenField()
    state = RadioField(
        _l("State"), choices=[SelectChoice(state.value, words) for state, words in STATES.items()]
    )
    answer = _text(_l("Short answer for colleagues"), LONGEST_WORDS, Optional())
