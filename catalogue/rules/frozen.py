"""What a revision freezes, and what it says."""

from collections.abc import Mapping
from typing import Any

from catalogue.rules.claims import claim_words
from catalogue.rules.content import from_json
from catalogue.rules.differences import joined
from catalogue.rules.texts import words_from_json
from catalogue.values.facts import ItemFacts
from catalogue.values.texts import Words

Frozen = tuple[Mapping[str, Any], Mapping[str, Any]]  # the content and the words of a revision


def whole(own: Frozen, base: Frozen | None) -> tuple[ItemFacts, dict[str, Words]]:
    """Return in Chinese what a revision says, and its translations.

    That of a claim holds only what it says otherwise than its base, the standard's revision.
    """
    content, words = own
    if base is None:
        return from_json(content), words_from_json(words)
    standard = from_json(base[0])
    facts = from_json(joined(base[0], content))
    return facts, claim_words(standard, words_from_json(base[1]), facts, words_from_json(words))
