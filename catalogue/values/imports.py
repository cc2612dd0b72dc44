"""What an import is asked to do and what it reports."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from catalogue.values.facts import ItemFacts

Named = tuple[str, str]  # a department as a list names it: the region's code, its own name


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedItem:
    """One item on its way in. `replaces` is the item whose draft it becomes at the flip.

    Of a claim, `shared` are the texts (field and digest) that stand with its standard.
    """

    facts: ItemFacts
    digest: str
    replaces: int | None = None
    version: int = 1  # of what it replaces, as compared
    publish: bool = False
    local: Mapping[str, Any] | None = None  # of a claim: what it says itself
    shared: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """An import under way."""

    id: int
    file_name: str
    publish: bool
    basis: str = ""
    standards: bool = False  # what is new goes into the base directory


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """What the flip has to know and to note."""

    departments: frozenset[Named] = frozenset()
    centre_id: int | None = None  # where they are to be stationed
    report: Mapping[str, object] = field(default_factory=dict)
