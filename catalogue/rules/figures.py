"""The figures of an item: a pure function of what a revision freezes."""

from catalogue.values.codes import Charged, MaterialSource, Necessity
from catalogue.values.facts import ItemFacts, MaterialFacts
from catalogue.values.figures import Figures
from catalogue.values.limits import LimitUnit, TimeLimit

MOST = 10**12  # beyond, somebody mistyped: nothing that could be added up


def figures_of(facts: ItemFacts) -> Figures:
    """Return what can be counted of an item; None where it does not say.

    No list of materials or steps means "unknown", as everywhere: it is not "none".
    """
    asked = [material for material in facts.materials if is_handed_in(material)]
    limit, legal = _limit(facts.promised_limit), _limit(facts.legal_limit)
    return Figures(
        limit_number=limit[0],
        limit_unit=limit[1],
        legal_number=legal[0],
        legal_unit=legal[1],
        materials=len(asked) if facts.materials else None,
        intermediaries=_intermediaries(asked) if facts.materials else None,
        fees_fen=_fees(facts),
        steps=len(facts.steps) or None,
        visits=_known(facts.visits),
    )


def is_handed_in(material: MaterialFacts) -> bool:
    """Whether whoever applies has to bring it: required, and not exempt as held or shared.

    What may follow is still brought, and what may be promised is asked of who does not promise.
    """
    return material.necessity is Necessity.REQUIRED and not material.exempt


def _intermediaries(asked: list[MaterialFacts]) -> int | None:
    """Return how many come from an intermediary; unknown while any source is."""
    sources = [material.source for material in asked]
    return None if MaterialSource.UNKNOWN in sources else sources.count(MaterialSource.AGENCY)


def _fees(facts: ItemFacts) -> int | None:
    """Return what all that is asked comes to; unknown where a fee is given in words only."""
    if facts.charged is Charged.NO:
        return 0
    amounts = [fee.amount_fen for fee in facts.fees if fee.amount_fen is not None]
    if not amounts or len(amounts) < len(facts.fees):
        return None
    return _known(sum(amounts))


def _limit(limit: TimeLimit | None) -> tuple[int | None, LimitUnit | None]:
    """Return number and unit. A number of 0 sets no limit, except on the spot."""
    if limit is None:
        return None, None
    if limit.unit is LimitUnit.ON_THE_SPOT:
        return 0, limit.unit
    number = _known(limit.number)
    return (number, limit.unit) if number else (None, None)


def _known(number: int | None) -> int | None:
    return number if number is not None and 0 <= number < MOST else None
