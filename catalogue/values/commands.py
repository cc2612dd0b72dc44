"""What somebody asks the catalogue to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from catalogue.values.codes import Level
from catalogue.values.facts import ItemFacts
from catalogue.values.states import ItemKind, NoClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveDraft:
    """Save a draft: a new one, or that of `item_id` as read at `version`.

    `kind` counts for a new one.
    """

    facts: ItemFacts
    item_id: int | None = None
    version: int | None = None
    kind: ItemKind = ItemKind.OWN


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimStandard:
    """Let departments carry out a standard; `publish` where it is to be in force at once.

    `local` is what one of them says itself from the beginning, by the department's id.
    """

    standard_id: int
    department_ids: tuple[int, ...]
    local: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    publish: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveLocal:
    """Save what a claim says itself, as read at `version`; `texts` by language and field.

    `local` is plain data, see `catalogue.rules.claims`.
    """

    item_id: int
    local: Mapping[str, Any]
    version: int | None = None
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decline:
    """A department does not claim a standard, and why."""

    standard_id: int
    department_id: int
    reason: NoClaim
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendBack:
    """A department asks the owner of a standard to mend it."""

    standard_id: int
    department_id: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the owner of a standard answers to the department that sent it back."""

    standard_id: int
    department_id: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A department carries a standard out no more, and why."""

    item_id: int
    reason: NoClaim
    note: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeAddition:
    """The owner of a standard agrees to a material that a claim asks for besides, or says why not.

    `material` is its key.
    """

    item_id: int
    material: str
    agreed: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmClaim:
    """Which fields go on as the claim says them, and which as the standard does now."""

    item_id: int
    keep: frozenset[str] = frozenset()
    take: frozenset[str] = frozenset()
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeStandard:
    """Make an item of its own a standard, and the item its first claim.

    `basis` is named where the item is in force: then the standard is too.
    """

    item_id: int
    version: int | None = None
    claimed_at: tuple[Level, ...] = ()
    basis: str = ""
