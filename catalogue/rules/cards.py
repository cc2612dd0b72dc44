"""The card of an item: what a list shows of it."""

from collections.abc import Mapping

from catalogue.values.facts import FeeFacts, ItemFacts
from catalogue.values.published import CardFacts
from kernel.locales import LEGAL


def names_of(facts: ItemFacts) -> dict[str, str]:
    """Return the names of an item by language, the Chinese among them."""
    return by_language(facts.name, facts.texts, "name")


def summaries_of(facts: ItemFacts) -> dict[str, str]:
    """Return its one-sentence summaries by language."""
    return by_language(facts.summary, facts.texts, "summary")


def by_language(chinese: str, texts: Mapping[str, Mapping[str, str]], key: str) -> dict[str, str]:
    """Return one text by language: the Chinese and each translation there is."""
    found = {tag: words[key] for tag, words in texts.items() if words.get(key)}
    return {LEGAL: chinese, **found} if chinese else found


def card_of(facts: ItemFacts) -> CardFacts:
    """Return the card of an item."""
    return CardFacts(
        code=facts.code,
        names=names_of(facts),
        summaries=summaries_of(facts),
        item_type=facts.item_type,
        themes=facts.themes,
        audiences=facts.audiences,
        channels=facts.channels,
        handling=facts.handling,
        legal_limit=facts.legal_limit,
        promised_limit=facts.promised_limit,
        charged=facts.charged,
        lowest_fee=lowest_fee(facts.fees),
        visits=facts.visits,
    )


def lowest_fee(fees: tuple[FeeFacts, ...]) -> int | None:
    """Return the lowest amount in fen; None when any fee is given in words only."""
    amounts = [fee.amount_fen for fee in fees]
    known = [amount for amount in amounts if amount is not None]
    return min(known) if known and len(known) == len(amounts) else None
