"""What must hold for a translated sentence, whoever has written it."""

from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

from kernel.xliff.inline import PLACEHOLDER
from portal.words.catalogues import forms_of

COUNT = "num"  # a form for one may say it as a word


def placeholder_problems(said: Message, catalogue: Catalog) -> Iterator[str]:
    """Yield broken placeholders, as Babel sees them and as a set of names."""
    for problem in said.check(catalogue):
        yield str(problem)
    wanted = placeholders(forms_of(said.id)[-1])
    for form in forms_of(said.string):
        found = placeholders(form)
        if found - wanted or wanted - found - {COUNT}:
            yield f"has the placeholders {sorted(found)}, not {sorted(wanted)}"
        if said.python_format and "%" in PLACEHOLDER.sub("", form):
            yield "has a percent sign that begins no placeholder; write %%"


def placeholders(text: str) -> set[str]:
    """Return the names in `%(name)s`."""
    return {part.partition(")")[0] for part in text.split("%(")[1:]}
