"""Sentences beside their translations, as they travel to a translator's tool and back."""

import hashlib
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kernel.quoting import quoted
from kernel.refusals import N_
from kernel.words import say

LONGEST_ID_SHOWN = 160  # ours are shorter; what is no id of ours is cut
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffd\ufffe\uffff]")
MARKS = re.compile("[\u200e\u200f\u202a-\u202e]")  # the page says which way a text runs

NOT_OURS = N_("This file was not exported here. Export it, translate that file, and import it.")
WRONG_KIND = {
    "words": N_("This file holds interface words. Import it with: flask words import"),
    "texts": N_("This file holds texts of services. Import it with: flask catalogue texts-import"),
}
GONE = N_("This is not there any more. Export again, and translate that file.")
STALE = N_(
    'The text to translate has changed: it is now "%(now)s". Export again, and translate it anew.'
)
TWICE = N_("It is in the file twice, and differently. Leave one of the two.")
MEANWHILE = N_('Somebody has changed it since the export, to "%(now)s". Export again, and compare.')
WRONG_LANGUAGE = N_("The file is for the language %(language)s, which is none of ours.")


class UnitState(StrEnum):
    """How far one translation is, as XLIFF 2 names it."""

    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Note:
    """Something a translator should know; `category` says what kind of thing."""

    category: str
    text: str


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """Units that belong together: the forms of a counted sentence, the fields of an item."""

    id: str
    name: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One text to translate. The id is an XML name token, and the same in every export."""

    id: str
    source: str
    target: str = ""
    state: UnitState = UnitState.INITIAL
    name: str = ""
    notes: tuple[Note, ...] = ()
    group: UnitGroup | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A unit as it came back, and on which line of its file it stands.

    `source` is None where the file does not say it; `unfinished` is what the translator has
    marked to be looked at again; `mark` is what the export wrote, empty if the tool dropped it.
    """

    id: str
    source: str | None
    target: str
    state: UnitState
    line: int
    unfinished: bool = False
    mark: str = ""

    @property
    def is_untouched(self) -> bool:
        """Whether it came back as it went, state and all."""
        return self.mark == mark_of(self.target, self.state)

    @property
    def kept_its_state(self) -> bool:
        """Whether the state is that of the export; of a new text it says nothing then."""
        return self.mark.partition(".")[0] == self.state

    def is_made_from(self, target: str) -> bool:
        """Whether `target` is what the translator had before them, as far as the file says."""
        return self.mark.rpartition(".")[2] in ("", mark_of(target).rpartition(".")[2])


@dataclass(frozen=True, slots=True, kw_only=True)
class FileHead:
    """What a file holds ("words" or "texts"), and from which language into which."""

    kind: str
    source: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong with a file: where, and what to do (an English sentence, marked)."""

    message: str
    line: int = 0
    unit: str = ""
    quoted: str = ""
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, in the reader's language."""
        return say(self.message, **self.params)


class UnreadableExchange(Exception):
    """The file cannot be read at all, or not beyond this place."""

    def __init__(self, message: str, line: int = 0, **params: object) -> None:
        super().__init__(message)
        self.fault = Fault(message=message, line=line, params=params)


def mark_of(target: str, state: UnitState = UnitState.INITIAL) -> str:
    """Return what the export writes beside a unit, to see later what a translator has changed."""
    return f"{state}.{hashlib.sha256(target.encode(errors='replace')).hexdigest()[:12]}"


def fault_at(unit: Returned, message: str, **params: object) -> Fault:
    """Return a fault of one unit, which shows how it begins."""
    shown = quoted(unit.target or unit.source or "")
    name = quoted(unit.id, LONGEST_ID_SHOWN)
    return Fault(message=message, line=unit.line, unit=name, quoted=shown, params=params)


def unseen_letters(text: str) -> str:
    """Return the code points of `text` that nobody can see and no page should carry."""
    found = {*CONTROL.findall(text), *MARKS.findall(text)}
    return ", ".join(f"U+{ord(letter):04X}" for letter in sorted(found))


def is_same(text: str, other: str) -> bool:
    """Tell whether two texts are the same but for what tools do to white space."""
    return "".join(text.split()) == "".join(other.split())


def head_faults(found: FileHead, kind: str, known: Container[str]) -> Iterator[Fault]:
    """Yield what is wrong with a file that should hold `kind` in one of the `known` languages."""
    if found.kind != kind:
        message = WRONG_KIND.get(found.kind, NOT_OURS)
        yield Fault(message=message)
    elif found.target not in known:
        yield Fault(message=WRONG_LANGUAGE, params={"language": quoted(found.target)})
