"""Fees and visits in words."""

from functools import lru_cache

from flask_babel import get_locale

from catalogue.rules.cards import lowest_fee
from catalogue.values.codes import Charged
from catalogue.values.facts import FeeFacts, ItemFacts
from catalogue.values.published import CardFacts
from kernel.money import Money
from kernel.words import _, _n, money


def fee_words(facts: ItemFacts | CardFacts) -> str:
    """Return what an item costs, in a few words."""
    fees = facts.fees if isinstance(facts, ItemFacts) else ()
    lowest = lowest_fee(fees) if isinstance(facts, ItemFacts) else facts.lowest_fee
    highest = max((fee.amount_fen or 0 for fee in fees), default=lowest)
    return _fee_words(str(get_locale()), facts.charged, lowest, lowest == highest)


@lru_cache(2048)
def _fee_words(_locale: str, charged: Charged, lowest: int | None, exact: bool) -> str:
    if charged is Charged.NO:
        return _("Free of charge")
    if charged is Charged.UNKNOWN:
        return _("Not stated")
    if lowest is None:
        return _("There is a fee")
    if exact:
        return money(Money(lowest))
    return _("From %(amount)s", amount=money(Money(lowest)))


def fees_words(fee: FeeFacts) -> str:
    """Return one fee's amount; empty where it is given in words only."""
    return "" if fee.amount_fen is None else money(Money(fee.amount_fen))


def visits_words(visits: int | None) -> str:
    """Return how often somebody must come in person."""
    if visits is None:
        return _("Not stated")
    if visits == 0:
        return _("No need to come in person")
    return _n("Come in person once", "Come in person %(num)d times", visits)
