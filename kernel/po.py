"""PO files on their way to a translator's tool and back; what comes from outside is not trusted."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO
from typing import IO, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, write_po

from kernel.bilingual import FileHead, UnreadableExchange
from kernel.locales import LANGUAGES, LEGAL
from kernel.refusals import N_

MOST_BYTES = 32 * 1024 * 1024
MOST_LINES = 1_000_000
MOST_MESSAGES = 100_000
MOST_FORMS = 6  # no language has more; the file does not decide how much room is kept
PROJECT = re.compile(r"^Project-Id-Version: Onewindow (\w+) ([\w-]+) from ([\w-]+)$", re.MULTILINE)
COUNT = "X-Onewindow-Messages"  # how many there are in the whole file
COUNTED = re.compile(rf"^{COUNT}: ([0-9]{{1,9}})$", re.MULTILINE)
WHOLE = re.compile(r'(?:msg[^ "]+ +)?"(?:[^"\\]++|\\.)*+"')  # one string, closed
REMARK = re.compile("(zh-Hans|derived|terms|numbers|item|made-from|was):( |$)")  # those we write

NOT_PO = N_("This is not a PO file that can be read. Save it again as UTF-8 from your tool.")
TOO_LARGE = N_("The file is too large. Cut it up.")
CUT_OFF = N_(
    "Only %(found)s of the %(all)s entries of this file are there. Copy it anew; if you left some"
    " out on purpose, delete the line %(header)s in its head."
)


def empty_po(head: FileHead) -> Catalog:
    """Return a catalogue that says in its head what it holds, in words that no tool changes."""
    return _Counted(
        locale=LANGUAGES[head.target].babel,
        project=f"Onewindow {head.kind}",
        version=f"{head.target} from {head.source}",
        fuzzy=False,
        msgid_bugs_address="the project's issues",
        last_translator="the writers",
        language_team=LANGUAGES[head.target].babel,
        header_comment="# docs/TRANSLATORS.md",
    )


def po_file(catalogue: Catalog) -> bytes:
    """Return a catalogue as a file for a translator."""
    file = BytesIO()
    write_po(file, catalogue, width=100, include_lineno=False)
    return file.getvalue()


def read_po(file: IO[bytes]) -> tuple[FileHead, list[Message]]:
    """Return the head of a file and its messages, those of the same name too.

    Raises UnreadableExchange.
    """
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES or content.count(b"\n") > MOST_LINES:
        raise UnreadableExchange(TOO_LARGE)
    found = _Foreign(locale=None)
    parser = PoFileParser(found, ignore_obsolete=True, abort_invalid=True)
    try:
        parser.parse(_whole_lines(StringIO(content.decode("utf-8-sig"))))
    except PoFileError as broken:
        raise UnreadableExchange(NOT_PO, (broken.lineno or 0) + 1) from broken
    except (ValueError, IndexError) as broken:  # no UTF-8, or an escape that is none
        raise UnreadableExchange(NOT_PO) from broken
    found.refuse_if_cut_off(parser.counter - 1)
    return found.head(), found.messages


def _whole_lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines as they are. A string that is not closed is half a sentence."""
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if text and not text.startswith("#") and not WHOLE.fullmatch(text):
            raise UnreadableExchange(NOT_PO, number)
        yield line


def comments(message: Message) -> Iterator[str]:
    """Yield the remarks of a message that begin with a name, whatever lines they are cut into."""
    begun = ""
    for line in message.auto_comments:
        if REMARK.match(line) and begun:
            yield begun
            begun = line
        else:
            begun = f"{begun} {line}" if begun else line
    if begun:
        yield begun


def remark(message: Message, name: str) -> str | None:
    """Return what the remark of that name says; None where the tool has dropped it."""
    begins = f"{name}:"
    found = (one[len(begins) :].strip() for one in comments(message) if one.startswith(begins))
    return next(found, None)


class _Counted(Catalog):
    """What goes out: its head says how many messages there are, so that a cut-off file shows."""

    def __iter__(self) -> Iterator[Message]:
        head, *messages = super().__iter__()
        head.string = f"{head.string}{COUNT}: {len(self)}\n"
        yield head
        yield from messages


class _Foreign(Catalog):
    """What a file says, taken as it is: no header of it changes how it is read."""

    def __init__(self, locale: None) -> None:
        super().__init__(locale)
        self.messages: list[Message] = []
        self._header = ""

    @property
    def num_plurals(self) -> int:
        return MOST_FORMS

    def __setitem__(self, id: Any, message: Message) -> None:
        if id:
            if len(self.messages) == MOST_MESSAGES:
                raise UnreadableExchange(TOO_LARGE)
            if "\0" in (message.context or ""):  # no database can be asked for such a name
                raise UnreadableExchange(NOT_PO, message.lineno or 0)
            self.messages.append(message)
        elif isinstance(message.string, str):
            self._header = message.string

    def head(self) -> FileHead:
        """Return what the file holds, and from which language into which."""
        found = PROJECT.search(self._header)
        kind, target, source = found.groups() if found else ("", "", LEGAL)
        return FileHead(kind=kind, source=source, target=target)

    def refuse_if_cut_off(self, number: int) -> None:
        """Raise UnreadableExchange where messages are missing, those marked obsolete counted."""
        counted = COUNTED.search(self._header)
        if counted and number < int(counted[1]):
            raise UnreadableExchange(CUT_OFF, found=number, all=int(counted[1]), header=COUNT)
