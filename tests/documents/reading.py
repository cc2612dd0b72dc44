"""Reads finished papers with tools that are not ours."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from unicodedata import category, normalize

import pytest

from documents.values import Words


def run_tool(name: str, *arguments: str, content: bytes = b"") -> bytes:
    """Return what a command-line tool answers; a missing tool fails the test in one line."""
    path = shutil.which(name)
    if path is None:
        pytest.fail(f"{name} is needed: apt-get install poppler-utils zbar-tools", pytrace=False)
    return subprocess.run([path, *arguments], input=content, capture_output=True, check=True).stdout


def text_of(pdf: bytes, *, in_order: bool = False) -> str:
    """Return the text as a reader of PDF copies it: by its place, or in the order of drawing.

    By place, lines from top to bottom are taken for those of old Chinese, the right one first.
    """
    way = "-raw" if in_order else "-layout"
    return run_tool("pdftotext", way, "-", "-", content=pdf).decode()


def page_texts(pdf: bytes) -> list[str]:
    return text_of(pdf).split("\f")[:-1]


def scanned(pdf: bytes, dots: int = 150, page: int = 1) -> str:
    """Return what a phone reads from the printed code of a page."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "page"
        wanted = ("-f", str(page), "-l", str(page))
        arguments = (*wanted, "-r", str(dots), "-gray", "-singlefile", "-", str(base))
        run_tool("pdftoppm", *arguments, content=pdf)
        return run_tool("zbarimg", "--quiet", "--raw", f"{base}.pgm").decode().strip()


def squeezed(text: str) -> str:
    """Return NFKC without white space and direction marks."""
    composed = normalize("NFKC", text)
    return "".join(c for c in composed if category(c) not in ("Cf", "Zs", "Cc", "Zl"))


def spoken_words(text: str) -> list[str]:
    """Return the words of a text: letters and digits that belong together."""
    clean = "".join(c for c in normalize("NFKC", text) if category(c) != "Cf")
    return re.findall(r"[^\W\d_]+|\d+", clean)


def all_words(part: object) -> Iterator[Words]:
    """Return every bilingual text anywhere in a sheet."""
    if isinstance(part, Words):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from all_words(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from all_words(getattr(part, field.name))
