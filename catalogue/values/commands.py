"""What somebody asks the catalogue to do."""

from dataclasses import dataclass

from catalogue.values.facts import ItemFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveDraft:
    """Save a draft: a new one, or that of `item_id` as read at `version`."""

    facts: ItemFacts
    item_id: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedDraft:
    """A draft as it stands after saving."""

    item_id: int
    code: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishItem:
    """Publish the draft of an item; with `version`, only as read then."""

    item_id: int
    version: int | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawItem:
    """Take an item out of the catalogue."""

    item_id: int
    basis: str = ""
