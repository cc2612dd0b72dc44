"""Materials on paper: what each is called, and how it is to be brought."""

from functools import partial

from catalogue import phrases
from catalogue.pdf.words import Both
from catalogue.values.codes import MaterialForm
from catalogue.values.facts import MaterialFacts
from documents.values import Words


def material_words(material: MaterialFacts, both: Both) -> Words:
    """Return the name of a material."""
    return both.named(partial(phrases.material_name, material))


def remark(material: MaterialFacts, both: Both) -> Words:
    """Return how many to bring, and what makes it easier than it looks."""
    return both.said(partial(_remark, material))


def _remark(material: MaterialFacts) -> str:
    parts = [phrases.copies_words(material), *(words for words, _tone in phrases.marks(material))]
    if material.form is MaterialForm.ELECTRONIC:
        parts.append(phrases.form_words(material))
    return " · ".join(parts)
