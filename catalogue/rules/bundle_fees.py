"""What a whole bundle costs, as far as amounts are named."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalogue.rules.cards import lowest_fee
from catalogue.rules.situations import Situation
from catalogue.values.codes import Charged


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeSum:
    """At least `least` fen; exactly that where nothing else is said. `unnamed`: services whose
    fee is said in words or not at all.
    """

    least: int
    exact: bool
    unnamed: int


def fee_sum(every: Iterable[Situation]) -> FeeSum:
    """Return the sum: of several fees of one service the lowest."""
    least, exact, unnamed = 0, True, 0
    for found in every:
        facts = found.facts
        if facts.charged is Charged.NO:
            continue
        lowest = lowest_fee(facts.fees)
        if lowest is None:
            unnamed += 1
        else:
            least += lowest
            same = len({fee.amount_fen for fee in facts.fees}) == 1
            exact = exact and same and not found.open_fees
    return FeeSum(least=least, exact=exact and not unnamed, unnamed=unnamed)
