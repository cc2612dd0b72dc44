"""For whom something is told, and from where."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kernel.locales import Tag
from organisation.values import RegionCard

Node = dict[str, Any]
EMPTY: tuple[object, ...] = (None, "", [], {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The language, the public address of the house, the day, and the regions by id."""

    lang: Tag
    base: str
    today: date
    regions: Mapping[int, RegionCard]


def said(**fields: Any) -> Node:
    """Return a node without what is not known."""
    return {name: value for name, value in fields.items() if value not in EMPTY}
