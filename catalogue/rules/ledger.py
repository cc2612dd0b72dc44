"""How much less: shares of what was there before."""

from fractions import Fraction


def change_of(before: int, after: int) -> Fraction | None:
    """Return the change as a share of what was before; None where there was nothing before."""
    return Fraction(after - before, before) if before else None
