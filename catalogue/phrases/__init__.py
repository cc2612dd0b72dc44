"""What the catalogue's facts are called in the reader's language."""

from catalogue.phrases.answers import first_answers, material_notes, step_texts
from catalogue.phrases.codes import (
    acceptance_words,
    audience_words,
    channel_words,
    handling_words,
    level_words,
    levels_words,
    scope_words,
    system_words,
    theme_words,
    type_words,
)
from catalogue.phrases.facts import fee_words, fees_words, visits_words
from catalogue.phrases.findings import finding_words, mend_words, severity_words
from catalogue.phrases.limits import extension_words, limit_words, span_words
from catalogue.phrases.materials import copies_words, form_words, marks, source_words
from catalogue.phrases.names import (
    Translated,
    item_name,
    item_summary,
    material_name,
    step_name,
    text_of,
)

__all__ = [
    "Translated",
    "acceptance_words",
    "audience_words",
    "channel_words",
    "copies_words",
    "extension_words",
    "fee_words",
    "fees_words",
    "finding_words",
    "first_answers",
    "form_words",
    "handling_words",
    "item_name",
    "item_summary",
    "level_words",
    "levels_words",
    "limit_words",
    "marks",
    "material_name",
    "material_notes",
    "mend_words",
    "scope_words",
    "severity_words",
    "source_words",
    "span_words",
    "step_name",
    "step_texts",
    "system_words",
    "text_of",
    "theme_words",
    "type_words",
    "visits_words",
]
