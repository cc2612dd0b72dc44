"""What publishing some drafts breaks, in words, for lists."""

from collections.abc import Collection, Mapping, Sequence

from catalogue.phrases import finding_words
from catalogue.phrases.requests import open_words
from catalogue.queries.breaking import missed_in, open_on
from kernel.db import db


def breaks_of(item_ids: Collection[int]) -> Mapping[int, Sequence[str]]:
    """Return by item who waits on it and what will be missed."""
    there = open_on(db.session(), item_ids)
    missed = missed_in(db.session(), item_ids)
    return {
        number: [
            *(open_words(what, amount) for what, amount in there[number].items()),
            *map(finding_words, missed[number]),
        ]
        for number in item_ids
    }
