"""Says an interface sentence in Chinese and in the reader's language."""

from dataclasses import dataclass

from flask_babel import force_locale

from documents.values import Words, isolate_name
from kernel.locales import LANGUAGES, LEGAL
from kernel.words import say, shown


@dataclass(frozen=True, slots=True)
class Bilingual:
    """`both = Bilingual("ug")`, then `both(N_("Fee"))`. Needs the application's context.

    Values are formatted in each language and isolated, so that they keep their order.
    """

    tag: str

    def __call__(self, message: str, **params: object) -> Words:
        """Return the sentence in both languages."""
        return Words(_said(LEGAL, message, params), _said(self.tag, message, params))


def _said(tag: str, message: str, params: dict[str, object]) -> str:
    with force_locale(LANGUAGES[tag].babel):
        isolated = {name: isolate_name(shown(value)) for name, value in params.items()}
        return say(message, **isolated)
