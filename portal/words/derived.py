"""Words of a language in its other script, as its rules make them."""

from kernel.scripts import rewritten
from portal.words.catalogues import Said


def in_other_script(said: Said, tag: str) -> Said:
    """Return a sentence, or all its forms, in the script of `tag`."""
    if isinstance(said, str):
        return rewritten(said, tag)
    return tuple(rewritten(form, tag) for form in said or ())
