"""What the departments of one line are called together."""

from kernel.locales import Tag
from kernel.texts import Shown, pick
from kernel.words import _
from organisation.queries import list_lines
from organisation.values import GENERAL_LINE


def line_words(line: str, lang: Tag) -> Shown:
    """Return what a line is called in a language; itself where nobody has it."""
    if line == GENERAL_LINE:
        return Shown(_("Township and village points"), lang)
    names = list_lines().get(line)
    return pick(names, lang) if names else Shown(line, lang)
