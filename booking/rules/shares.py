"""How much of the counter's time citizens may book ahead."""

PUBLIC_FIFTHS = 3  # the counter keeps at least two fifths, for those who come without booking


def public_capacities(windows: int, slots: int) -> tuple[int, ...]:
    """Return the public share of each slot of one stretch, rounded in the counter's favour.

    With two windows or more it is rounded down in every slot. One window cannot be parted:
    there the first three of every five slots go to the public whole, and the counter has the
    rest. See docs/decisions/booking-shares.md.
    """
    if windows == 1:
        return tuple(_in_turn(position, slots) for position in range(slots))
    return (windows * PUBLIC_FIFTHS // 5,) * slots


def _in_turn(position: int, slots: int) -> int:
    group, place = divmod(position, 5)
    in_group = min(5, slots - group * 5)
    return 1 if place < in_group * PUBLIC_FIFTHS // 5 else 0
