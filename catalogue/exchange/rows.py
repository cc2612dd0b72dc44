"""One item as a file gives it: its JSON form and where each part stands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from catalogue.exchange.naming import ANSWER, PART
from catalogue.exchange.problems import Place, Problem, WrongValue
from catalogue.exchange.shape import ITEM
from catalogue.exchange.shapes import Record
from catalogue.exchange.situation_names import wrong_names
from catalogue.values.facts import ItemFacts

Refuse = Callable[[Place, str, object, WrongValue], None]  # (where, path, value, what is wrong)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawItem:
    """An item before anything is checked."""

    place: Place
    data: dict[str, Any]
    parts: Mapping[str, Sequence[Place]] = field(default_factory=dict)  # of tables
    shape: Record = ITEM
    version: int | None = None  # of the item when the list was exported
    unreadable: Problem | None = None

    def facts(self, refuse: Refuse) -> ItemFacts | None:
        """Return what it says; each value that cannot be taken over is refused."""

        def complain(path: str, value: object, wrong: WrongValue) -> None:
            refuse(self._place_of(path), path, value, wrong)

        found = self.shape.read(self.data, "", complain)
        if not isinstance(found, ItemFacts):
            return None
        for path, value, wrong in wrong_names(found):
            complain(path, value, wrong)
        return found

    def _place_of(self, path: str) -> Place:
        part = ANSWER.fullmatch(path) or PART.fullmatch(path)
        if part and part[1] not in self.parts:
            part = PART.fullmatch(path)
        if not part or not self.parts.get(part[1]):  # in tables, fees may stand in a cell
            return self.place
        return self.parts[part[1]][int(part[2]) - 1]
