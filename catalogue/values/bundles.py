"""A bundle, "one thing once": the services that somebody in one situation needs together."""

from dataclasses import dataclass
from datetime import datetime

from catalogue.values.codes import Audience, RevisionState

MOST_MEMBERS = 10  # as many as one visit takes
QUESTION = "question."  # a field of texts: this, and the item of the member
SAID = ("name", "summary", "whom")


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleText:
    """One text of a bundle in another language.

    `of`: the digest of the Chinese it was made from; another than the Chinese there is: it is
    stale and no reader sees it. `read`: somebody has read it over.
    """

    locale: str
    field: str
    text: str
    of: str
    read: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleMember:
    """One service: a standard, or an item of its own.

    `after`: the items that must be finished first. With a plain question it belongs only to
    those who say yes.
    """

    item_id: int
    after: tuple[int, ...] = ()
    question: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleFacts:
    """All that is said of a bundle; members in their order."""

    name: str
    summary: str = ""
    whom: str = ""
    audiences: tuple[Audience, ...] = ()
    aliases: tuple[str, ...] = ()  # what people say, in any language
    members: tuple[BundleMember, ...] = ()
    texts: tuple[BundleText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveBundle:
    """Save a draft as somebody read it at `version`; without an id a new one.

    `slug` and `region` (a code) are asked of a new one only.
    """

    facts: BundleFacts
    bundle_id: int | None = None
    version: int | None = None
    slug: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishBundle:
    """Show the draft, as read at `version`, to citizens."""

    bundle_id: int
    basis: str
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawBundle:
    """Take a bundle away from citizens."""

    bundle_id: int
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedBundle:
    """What was saved."""

    bundle_id: int
    slug: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedBundle:
    """A bundle in force."""

    slug: str
    number: int
    region_id: int
    facts: BundleFacts
    published_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleDraft:
    """A draft and where it stands. `changed`: it says something else than what is in force."""

    bundle_id: int
    slug: str
    region_id: int
    version: int
    state: RevisionState
    facts: BundleFacts
    changed: bool
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleIssue:
    """One version that citizens saw or see."""

    number: int
    basis: str
    published_at: datetime
    published_by: int | None
    withdrawn_at: datetime | None
