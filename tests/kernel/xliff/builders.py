"""Files for a translator, written by us or by a tool."""

from io import BytesIO

from kernel.bilingual import FileHead, Returned, Unit
from kernel.xliff import read_xliff, write_xliff

HEAD = FileHead(kind="words", source="zh-Hans", target="ug")
OPENING = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"'
    ' srcLang="zh-Hans" trgLang="ug"><file id="words">'
)


def written(*units: Unit, head: FileHead = HEAD) -> bytes:
    """Return a file with these units."""
    file = BytesIO()
    write_xliff(file, head, units)
    return file.getvalue()


def returned(content: bytes | str) -> list[Returned]:
    """Return the units of a file."""
    content = content.encode() if isinstance(content, str) else content
    return list(read_xliff(BytesIO(content))[1])


def a_file(inside: str) -> str:
    """Return what a tool writes around `inside`."""
    return f"{OPENING}{inside}</file></xliff>"


def a_unit(source: str, target: str | None, *, state: str = "translated", before: str = "") -> str:
    """Return one unit as a tool writes it."""
    said = "" if target is None else f"<target>{target}</target>"
    segment = f'<segment state="{state}"><source>{source}</source>{said}</segment>'
    return a_file(f'<unit id="u1">{before}{segment}</unit>')
