"""Texts of items as translators work on them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from catalogue.values.codes import TextState
from kernel.locales import Tag
from kernel.refusals import Refusal

MISSING = "missing"  # in a filter, beside the states
ITEM_FIELDS = (
    "name",
    "summary",
    "conditions",
    "visit_reason",
    "result_name",
    "place",
    "hours",
    "consult",
    "complaint",
)
PART_FIELDS: Mapping[str, tuple[str, ...]] = {
    "material": ("name", "note", "standard", "issuer"),
    "step": ("name", "description", "standard"),
    "fee": ("name", "standard"),
    "faq": ("question", "answer"),
    "question": ("text", "hint"),
    "answer": ("text",),
    "decision": ("place", "window", "note", "stop"),
}
KINDS = (
    *ITEM_FIELDS,
    *(f"{part}.{name}" for part, names in PART_FIELDS.items() for name in names),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One Chinese text that is translated. `field` names it within its item."""

    field: str  # "name", "material.<key>.note", "faq.<number>.answer"
    kind: str  # the same without the key of the part: "material.note"
    text: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What readers of one language see of an item, and the lowest state among it."""

    state: TextState
    texts: Mapping[str, str]  # by field


@dataclass(frozen=True, slots=True, kw_only=True)
class TextUnit:
    """One Chinese text as it stands in the draft, and what there is of it in one language."""

    item_id: int
    item_code: str
    item_name: str
    field: str
    kind: str
    source: str
    source_digest: str
    locale: Tag
    text: str = ""
    state: TextState | None = None  # None: missing
    stale: bool = False
    made_from: str = ""  # the Chinese of then
    version: int = 0  # goes back with what is saved; 0: nothing was there
    written_by: int | None = None
    changed_by: int | None = None
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextQuery:
    """Which texts of one language are wanted, in the order of items and of their guides."""

    locale: Tag
    state: str = ""  # a TextState, MISSING, or empty: any
    stale: bool | None = None
    kind: str = ""  # one of KINDS
    department_id: int | None = None
    item_code: str = ""
    words: str = ""  # in the Chinese, the translation, or the item's name
    page: int = 1
    limit: int = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCounts:
    """How far the texts of a language have come. `stale` ones count in their states too."""

    total: int = 0
    by_state: Mapping[TextState, int] = field(default_factory=dict)
    stale: int = 0

    @property
    def there(self) -> int:
        """How many there are, stale ones too."""
        return sum(self.by_state.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Translate:
    """Save one text in one language. An empty text takes the translation away.

    `source_digest`: of the Chinese it was made from. `version`: as read; None overwrites
    whatever is there.
    """

    item_id: int
    field: str
    locale: Tag
    text: str
    source_digest: str
    state: TextState = TextState.DRAFT
    version: int | None = None


@dataclass(slots=True)
class Translated:
    """What became of many texts: how many were saved, and which were refused, by position."""

    saved: int = 0
    unchanged: int = 0
    refused: list[tuple[int, Refusal]] = field(default_factory=list)
