"""What the codes of an item mean and what is wrong with them, beside their fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalogue.phrases import finding_words
from catalogue.phrases.national_codes import meaning
from catalogue.queries.drafts import Draft
from catalogue.rules.findings import find
from catalogue.values.findings import CODE_COLUMNS, Around
from organisation.queries import get_department


@dataclass(frozen=True, slots=True)
class CodeNote:
    """What stands beside one field."""

    means: Sequence[str]
    wrong: Sequence[str]


def code_notes(draft: Draft) -> Mapping[str, CodeNote]:
    """Return a note for each code that is there, as it was saved, by the name of its field."""
    found = find(draft.facts, Around(uscc=get_department(draft.department_id).uscc))
    notes = {
        column: CodeNote(
            meaning(getattr(draft.facts, column)),
            [finding_words(one.kind) for one in found if one.column == column],
        )
        for column in CODE_COLUMNS
    }
    return {column: note for column, note in notes.items() if note.means or note.wrong}
