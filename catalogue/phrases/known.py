"""What the material dictionary says of a material, for readers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from catalogue.phrases.codes import word
from catalogue.phrases.names import licence_name
from catalogue.values.dictionary import EntryFile, FileKind, Known, Told
from catalogue.values.facts import MaterialFacts
from kernel.locales import LANGUAGES, LEGAL, fallback_chain
from kernel.texts import Shown, pick
from kernel.words import _
from organisation.queries import list_departments

_SHORT = {"application/pdf": "PDF", "image/jpeg": "JPEG", "image/png": "PNG"}
_KILO, _MEGA = 1024, 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """A file to fetch: what it is for, what it is, and in which language."""

    id: int
    words: str
    what: str
    language: str
    own_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRow:
    """What stands in for a material, and its files in the reader's language."""

    key: str
    held_by: Shown
    held_since: date | None
    licence: Shown
    files: tuple[FileRow, ...]


def known_row(material: MaterialFacts, lang: str) -> KnownRow | None:
    """Return what the dictionary says of a material; None where it says nothing."""
    return _row(material.known, lang) if isinstance(material, Told) else None


def _row(known: Known, lang: str) -> KnownRow:
    facts = known.facts
    return KnownRow(
        key=known.key,
        held_by=office_name(facts.held_by, lang),
        held_since=facts.held_since,
        licence=licence_name(facts.licence, lang),
        files=tuple(file_row(one) for one in _best(known.files, lang)),
    )


def file_row(file: EntryFile) -> FileRow:
    """Return a file as a link says it."""
    return FileRow(
        id=file.id,
        words=word(file.kind),
        what=_size(_SHORT.get(file.media, ""), file.size),
        language=file.language,
        own_name=LANGUAGES[file.language].own_name,
    )


def office_name(chinese: str, lang: str) -> Shown:
    """Return an office in the reader's language, where it is one of our departments."""
    cards = list_departments().values() if chinese else ()
    names = next((card.names for card in cards if card.names.get(LEGAL) == chinese), {})
    return pick({**names, LEGAL: chinese}, lang)


def _best(files: Iterable[EntryFile], lang: str) -> Iterator[EntryFile]:
    """Yield the files of each kind in the language nearest to the reader's."""
    known = tuple(files)
    for kind in FileKind:
        near = [
            found
            for tag in (*fallback_chain(lang), *LANGUAGES)
            if (found := [one for one in known if one.kind is kind and one.language == tag])
        ]
        yield from near[0] if near else ()


def _size(what: str, size: int) -> str:
    if size < _MEGA:
        return _("%(what)s, %(size)s KB", what=what, size=max(1, round(size / _KILO)))
    return _("%(what)s, %(size)s MB", what=what, size=round(size / _MEGA, 1))
