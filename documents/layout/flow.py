"""Fills pages with strips from top to bottom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from documents.layout.strips import Gap, Strip

Placed = tuple[Strip, float]  # a strip and the height at which its top stands


@dataclass
class Flow:
    """The pages filled so far; `top` and `floor` bound the text of every page."""

    top: float
    floor: float
    pages: list[list[Placed]] = field(default_factory=lambda: [[]])

    def __post_init__(self) -> None:
        self._y = self.top

    def fill(self, strips: Iterable[Strip]) -> list[list[Placed]]:
        """Place all strips; those that keep together move to a new page together."""
        for group in _groups(strips):
            if self._should_turn(group):
                self._turn()
            for strip in group:
                self._place(strip)
        return self.pages

    def _should_turn(self, group: list[Strip]) -> bool:
        """Say whether the group is better off on a new page."""
        solid = _without_last_gaps(group)
        if not solid or self._y == self.top:
            return False
        before = sum(strip.height for strip in solid[:-1])
        whole = before + solid[-1].height
        if whole <= self._left + 0.01 or whole > self._room:
            return False
        return solid[-1].cut(self._left - before, self._room) is None

    def _place(self, strip: Strip) -> None:
        empty = self._y == self.top
        if isinstance(strip, Gap):
            self._y -= 0.0 if empty else strip.height
            return
        if empty and strip.head is not None and len(self.pages) > 1:
            self._put(strip.head)
        while strip.height > self._left + 0.01:
            halves = strip.cut(self._left, self._room)
            if halves is None and empty:
                break  # taller than a page and not to be cut: drawn as far as it goes
            if halves is not None:
                self._put(halves[0])
                strip = halves[1]
            self._turn()
            empty = True
            if strip.head is not None:
                self._put(strip.head)
        self._put(strip)

    def _put(self, strip: Strip) -> None:
        self.pages[-1].append((strip, self._y))
        self._y -= strip.height

    def _turn(self) -> None:
        self.pages.append([])
        self._y = self.top

    @property
    def _left(self) -> float:
        return self._y - self.floor

    @property
    def _room(self) -> float:
        return self.top - self.floor


def _groups(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    """Return the strips that stand on one page together, with the spaces between and after."""
    group: list[Strip] = []
    for strip in strips:
        solid = _without_last_gaps(group)
        if solid and not (isinstance(strip, Gap) or solid[-1].keeps or strip.follows):
            yield group
            group = []
        group.append(strip)
    if group:
        yield group


def _without_last_gaps(group: list[Strip]) -> list[Strip]:
    solid = len(group)
    while solid and isinstance(group[solid - 1], Gap):
        solid -= 1
    return group[:solid]
