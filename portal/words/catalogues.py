"""Where the interface words are kept, and the one form in which they are written."""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from kernel.locales import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = ROOT / "translations"
HAND_HEAD = """\
# Sentences of {name} that the rules would get wrong; they win over derived ones.
msgid ""
msgstr ""
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals};\\n"
"""

Said = str | tuple[str, ...] | list[str] | None


def path_of(locale: str) -> Path:
    """Return where the words of `locale` are kept."""
    return CATALOGUES / locale / "LC_MESSAGES" / "messages.po"


def read(locale: str) -> Catalog:
    """Return the catalogue of `locale`, empty when there is none."""
    return _read(path_of(locale), locale)


def hand_path(tag: str) -> Path:
    """Return where the sentences written for a derived language are kept."""
    return CATALOGUES / LANGUAGES[tag].babel / "by_hand.po"


def by_hand(tag: str) -> Catalog:
    """Return the sentences that somebody has written for a derived language."""
    return _read(hand_path(tag), LANGUAGES[tag].babel)


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as a file: always in the same form, so that a difference is a change."""
    file = BytesIO()
    write_po(file, catalogue, width=100, ignore_obsolete=True, include_lineno=False)
    return file.getvalue()


def written_by_hand(tag: str, catalogue: Catalog) -> bytes:
    """Return the sentences written for a derived language as a file; its head stays as it is."""
    path, language, file = hand_path(tag), LANGUAGES[tag], BytesIO()
    if path.exists():
        head = path.read_text(encoding="utf-8").partition("\n\n")[0].rstrip("\n") + "\n"
    else:
        head = HAND_HEAD.format(
            name=language.own_name, locale=language.babel, plurals=catalogue.plural_forms
        )
    write_po(file, catalogue, width=100, omit_header=True, no_location=True)
    body = file.getvalue().strip(b"\n")
    return head.encode() + (b"\n" + body + b"\n" if body else b"")


def forms_of(said: Said) -> tuple[str, ...]:
    """Return one form of a plain sentence, all forms of a counted one."""
    return (said,) if isinstance(said, str) else tuple(said or ())


def _read(path: Path, locale: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=locale)
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def saying(said: Message, forms: tuple[str, ...]) -> Message:
    """Return a message as it is, but with other words."""
    other = said.clone()
    other.string = forms if said.pluralizable else "".join(forms)
    other.flags.discard("fuzzy")
    return other
