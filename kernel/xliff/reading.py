"""Read XLIFF 2 from outside: block by block, unit by unit, without what could fill the memory."""

from collections.abc import Iterator
from typing import IO
from xml.parsers.expat import ExpatError, ParserCreate

from kernel.bilingual import FileHead, Returned, UnreadableExchange
from kernel.refusals import N_
from kernel.xliff.building import Building
from kernel.xliff.names import INSIDE, NAMESPACE, PASSED_OVER, TEXTS, VERSIONS

BLOCK = 1 << 16
MOST_BYTES = 64 * 1024 * 1024
LONGEST_TAG = 1024 * 1024  # read without an element or a letter of text: time grows by its square
MOST_DEPTH = 32
MOST_UNITS = 200_000
LONGEST_TEXT = 100_000
TWO_ENDS = "pc"
CODES = frozenset(("ph", "sc", "ec"))

NOT_XLIFF = N_("This is not an XLIFF 2 file that can be read. Export it again from your tool.")
OTHER_VERSION = N_("This is XLIFF %(version)s. Save it as XLIFF 2.0 or 2.1.")
HAS_DOCTYPE = N_("The file has a document type declaration. Take it out.")
NOT_ALLOWED = N_("An element <%(name)s> may not stand here. Export the file again from your tool.")
TOO_LARGE = N_("The file is too large. Cut it up.")
TOO_DEEP = N_("The elements of the file are nested too deep.")
MORE_FILES = N_("There is more than one <file> in it. Import each as a file of its own.")


def read_xliff(file: IO[bytes]) -> tuple[FileHead, Iterator[Returned]]:
    """Return the head of a file and its units, which are read as they are asked for.

    Raises UnreadableExchange, at once or while the units are read.
    """
    reading = _Reading()
    units = reading.units(file)
    first = next(units, None)
    if reading.head is None:
        raise UnreadableExchange(NOT_XLIFF)
    return reading.head, _with(first, units)


def _with(first: Returned | None, others: Iterator[Returned]) -> Iterator[Returned]:
    if first is not None:
        yield first
        yield from others


class _Reading:
    """What is known while the file goes by."""

    def __init__(self) -> None:
        self.head: FileHead | None = None
        self._languages = ("", "")
        self._path: list[str] = []
        self._passing = 0  # how deep inside what is passed over
        self._unit: Building | None = None
        self._attributes: dict[str, str] = {}  # of the text at hand
        self._text: list[str] | None = None
        self._ends: list[str] = []  # texts of the codes that are open
        self._length = 0
        self._number = 0
        self._quiet = 0  # bytes since the parser last said something
        self._done: list[Returned] = []
        self._parser = ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = _refuse_document_type
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._hear

    def units(self, file: IO[bytes]) -> Iterator[Returned]:
        """Yield the units. Raises UnreadableExchange."""
        size = 0
        while block := file.read(BLOCK):
            size += len(block)
            if size > MOST_BYTES:
                raise UnreadableExchange(TOO_LARGE)
            yield from self._parsed(block)
        yield from self._parsed(b"", last=True)

    def _parsed(self, block: bytes, *, last: bool = False) -> list[Returned]:
        try:
            self._parser.Parse(block, last)
        except (ExpatError, ValueError, LookupError) as broken:  # the last two: its encoding
            raise UnreadableExchange(NOT_XLIFF, self._parser.CurrentLineNumber) from broken
        self._quiet += len(block)
        if self._quiet > LONGEST_TAG:
            raise self._unreadable(TOO_LARGE)
        done, self._done = self._done, []
        return done

    def _begin(self, element: str, attributes: dict[str, str]) -> None:
        self._quiet = 0
        space, _, name = element.rpartition(" ")
        if len(self._path) + self._passing > MOST_DEPTH:
            raise self._unreadable(TOO_DEEP)
        if not self._path:
            self._check_root(space, name, attributes)
        if self._passing or space != NAMESPACE or name in PASSED_OVER:
            self._passing += 1  # notes, and modules of other name spaces: nothing of ours
            return
        if name not in INSIDE.get(self._path[-1] if self._path else "", ()):
            raise self._unreadable(NOT_ALLOWED, name=name[:40])
        self._path.append(name)
        self._open(name, attributes)

    def _check_root(self, space: str, name: str, attributes: dict[str, str]) -> None:
        version = attributes.get("version", "")
        if name == "xliff" and (space != NAMESPACE or version not in VERSIONS):
            raise self._unreadable(OTHER_VERSION, version=version[:10] or "?")
        if name != "xliff":
            raise self._unreadable(NOT_XLIFF)
        self._languages = (attributes.get("srcLang", ""), attributes.get("trgLang", ""))

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        if name == "file":
            if self.head:
                raise self._unreadable(MORE_FILES)
            source, target = self._languages
            self.head = FileHead(kind=attributes.get("id", ""), source=source, target=target)
        elif name == "unit":
            self._unit = Building(attributes.get("id", ""), self._parser.CurrentLineNumber)
            self._length = 0
        elif self._unit is not None:
            self._open_in_unit(self._unit, name, attributes)

    def _open_in_unit(self, unit: Building, name: str, attributes: dict[str, str]) -> None:
        self._grow(1)
        if name in ("segment", "ignorable"):
            unit.begin_piece(name, attributes)
        elif name in TEXTS:
            self._text, self._attributes = [], attributes
        elif name == "cp":
            self._hear(_code_point(attributes.get("hex", "")))
        elif name in CODES:
            self._hear(unit.code(attributes))
        elif name == TWO_ENDS:
            self._hear(unit.code(attributes, "Start"))
            self._ends.append(unit.code(attributes, "End"))

    def _end(self, _element: str) -> None:
        self._quiet = 0
        if self._passing:
            self._passing -= 1
            return
        name = self._path.pop()
        if self._unit is None:
            return
        if name == TWO_ENDS:
            self._hear(self._ends.pop())
        elif name in TEXTS:
            self._unit.end_text(name, "".join(self._text or ()), self._attributes)
            self._text = None
        elif name == "unit":
            self._finish(self._unit)

    def _finish(self, unit: Building) -> None:
        self._number += 1
        if self._number > MOST_UNITS:
            raise self._unreadable(TOO_LARGE)
        self._done.append(unit.finished())
        self._unit = None

    def _hear(self, text: str) -> None:
        self._quiet = 0
        if self._text is None or self._passing:
            return
        self._grow(len(text))
        self._text.append(text)

    def _grow(self, by: int) -> None:
        """Count letters and elements of the unit at hand, so that none fills the memory."""
        self._length += by
        if self._length > LONGEST_TEXT:
            raise self._unreadable(TOO_LARGE)

    def _unreadable(self, message: str, **params: object) -> UnreadableExchange:
        return UnreadableExchange(message, self._parser.CurrentLineNumber, **params)


def _code_point(number: str) -> str:
    """Return the letter of a <cp>; what is none reads as a letter that no text may hold."""
    try:
        return chr(int(number[:8], 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def _refuse_document_type(*_names: object) -> None:
    """It could name files outside, or entities that grow without end."""
    raise UnreadableExchange(HAS_DOCTYPE)
