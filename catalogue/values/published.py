"""What readers of the catalogue get: a published item, and its card in a list."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from catalogue.values.codes import Audience, Channel, Charged, Handling, ItemType, TextState
from catalogue.values.facts import ItemFacts
from catalogue.values.limits import TimeLimit


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedItem:
    """One revision of an item, with its frozen facts."""

    item_id: int
    revision_id: int
    number: int
    code: str
    facts: ItemFacts
    department_id: int
    region_id: int
    digest: str
    published_at: datetime
    text_states: Mapping[str, TextState] = field(default_factory=dict)  # the lowest, by language


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """The few facts that lists show, frozen beside the content."""

    code: str
    names: Mapping[str, str]
    summaries: Mapping[str, str]
    item_type: ItemType = ItemType.UNKNOWN
    themes: tuple[str, ...] = ()
    audiences: tuple[Audience, ...] = ()
    channels: tuple[Channel, ...] = ()
    handling: Handling = Handling.UNKNOWN
    legal_limit: TimeLimit | None = None
    promised_limit: TimeLimit | None = None
    charged: Charged = Charged.UNKNOWN
    lowest_fee: int | None = None
    visits: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCard:
    """A published item in a list."""

    item_id: int
    revision_id: int
    department_id: int
    region_id: int
    facts: CardFacts

    @property
    def code(self) -> str:
        """The code in its address."""
        return self.facts.code

    @property
    def names(self) -> Mapping[str, str]:
        """Its names by language."""
        return self.facts.names

    @property
    def summaries(self) -> Mapping[str, str]:
        """Its one-sentence summaries by language."""
        return self.facts.summaries
