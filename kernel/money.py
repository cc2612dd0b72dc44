"""Exact money."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An exact amount in minor units (1 yuan = 100 fen)."""

    minor: int
    currency: str = "CNY"

    def __add__(self, other: "Money") -> "Money":
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} + {other.currency}")
        return Money(self.minor + other.minor, self.currency)


def yuan(fen: int) -> str:
    """Return fen as yuan for forms, files and programs: 2050 is 20.50."""
    return f"{fen // 100}.{fen % 100:02d}"
