"""The material dictionary: what is said once of a material that many items ask for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from catalogue.values.codes import MaterialForm, MaterialSource
from catalogue.values.facts import MaterialFacts


class EntryState(StrEnum):
    """Whether an entry speaks on the guides."""

    DRAFT = "draft"
    IN_USE = "in_use"
    RETIRED = "retired"


class FileKind(StrEnum):
    """What a file of an entry is for."""

    BLANK = "blank"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFacts:
    """What an entry says. `held_by`: who has it already, so that nobody needs to bring it."""

    name: str
    key: str = ""
    aliases: tuple[str, ...] = ()
    issuer: str = ""
    form: MaterialForm = MaterialForm.UNKNOWN
    source: MaterialSource = MaterialSource.UNKNOWN
    paper_size: str = ""
    note: str = ""
    licence: str = ""  # the electronic licence that stands in for the paper
    licence_code: str = ""
    held_by: str = ""
    held_since: date | None = None
    held_basis: str = ""
    names: Mapping[str, str] = field(default_factory=dict)  # by language, drafts of translators


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveEntry:
    """Write an entry; `version` is the one that was read, None for a new one."""

    facts: EntryFacts
    state: EntryState
    department_id: int
    entry_id: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An entry that a material may point at."""

    key: str
    facts: EntryFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFile:
    """A blank form or a filled sample. `size` in bytes."""

    id: int
    kind: FileKind
    language: str
    name: str
    media: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddFile:
    """Give an entry a file that is kept under its digest already."""

    entry_id: int
    kind: FileKind
    language: str
    name: str
    media: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What readers learn from an entry in use."""

    key: str
    facts: EntryFacts
    files: tuple[EntryFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(MaterialFacts):
    """A material together with what the dictionary says of it today; never frozen."""

    known: Known


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkNames:
    """Let the materials of drafts with these names point at an entry."""

    key: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What came of it: items that changed, and items left as they are since they are in review."""

    items: int
    in_review: int
