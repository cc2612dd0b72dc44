"""Rules that keep every template and style sheet turnable, small and free of inline code."""

import gzip
import re
from pathlib import Path

import pytest

from tests.templates.sides import sides_named

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
MACROS = sorted((ROOT / "templates" / "macros").glob("*.html"))
SHEETS = sorted((ROOT / "static" / "css").glob("*.css"))
BUDGET = {
    "app.css": 4_500,
    "parts.css": 3_500,
    "staff.css": 2_500,
    "translate.css": 1536,
    "review.css": 600,
    "bundle.css": 600,
    "situations.css": 400,
    "desk.css": 600,
    "fonts-arab.css": 400,
    "fonts-mong.css": 400,
}
PUBLIC_SHEETS = 7_200  # app.css and parts.css together, compressed: an eighth of a first visit
LONGEST_TEMPLATE = 120
LONGEST_MACRO = 25

INLINE = re.compile(
    r"""\s(?:style|on[a-z]+)\s*=\s*["']|<style\b|<script(?![^>]*\bsrc=)|javascript:"""
)
MACRO = re.compile(r"{%-?\s*macro (\w+)\(.*?{%-?\s*endmacro", re.DOTALL)
IMPORT = re.compile(r'{%-?\s*from "(macros/[\w.]+)" import ([^%]+?)\s*-?%}')


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def without_comments(path: Path) -> str:
    return re.sub(r"/\*.*?\*/|{#.*?#}", "", path.read_text("utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("sheet", SHEETS, ids=name)
def test_a_sheet_names_no_side_so_that_it_turns_with_the_script(sheet: Path) -> None:
    assert sides_named(without_comments(sheet)) == []


@pytest.mark.parametrize(
    "line",
    [
        "margin-left: 1px",
        "scroll-margin-left: 1px",
        "scroll-padding-top: 4rem",
        "margin: 1px 2px 3px 4px",
        "padding: 0 var(--s2) 0 calc(1px + (2px * 2))",
        "inset: 0 auto 0 0",
        "border-width: 0 0 0 3px",
        "border-color: red blue red green !important",
        "border-radius: 4px 0 0 4px",
        "border-radius: 4px 0",
        "border-top-left-radius: 4px",
        "background-position: left",
        "background: url(a.svg) no-repeat right 1rem center",
        "background-position-x: 3px",
        "background: linear-gradient(to right, red, blue)",
        "background: linear-gradient(to bottom left, red, blue)",
        "transform: translateX(2px)",
        "transform: translate(2px, 0)",
        "translate: 2px",
        "transform-origin: left",
        "float: left",
        "text-align-last: right",
        "max-width: 3rem",
        "inline-size: 50vw",
    ],
)
def test_a_line_that_would_not_turn_is_found(line: str) -> None:
    assert sides_named(f"a {{ {line} }}")


@pytest.mark.parametrize(
    "asked", ["(width >= 40rem)", "(min-width: 40rem)", "side (40rem <= width < 50rem)"]
)
def test_a_container_asked_for_its_width_is_found(asked: str) -> None:
    assert sides_named(f"@container {asked} {{ a {{ color: red }} }}")


@pytest.mark.parametrize(
    "line",
    [
        "margin: 1px 2px 3px 2px",
        "margin: 0 auto",
        "padding: 1px 2px 3px",
        "inset: 0",
        "border-radius: 4px",
        "border-radius: 4px 4px 0 0",
        "scroll-margin-block: 4rem",
        "text-align: start",
        "background: linear-gradient(to bottom, red, blue)",
        "transform: translate(0, 2px)",
        "inline-size: 50cqi",
        "stroke-width: 2",
    ],
)
def test_a_line_that_turns_passes(line: str) -> None:
    assert sides_named(f"@container (inline-size >= 40rem) {{ a {{ {line} }} }}") == []


@pytest.mark.parametrize("sheet", SHEETS, ids=name)
def test_a_sheet_asks_its_container_for_room_not_the_screen(sheet: Path) -> None:
    assert not re.search(r"@media[^{]*\b(?:width|inline-size)\b", without_comments(sheet))


@pytest.mark.parametrize("sheet", SHEETS, ids=name)
def test_a_sheet_stays_small(sheet: Path) -> None:
    assert len(gzip.compress(sheet.read_bytes())) <= BUDGET[sheet.name]


def test_what_a_citizen_loads_stays_small() -> None:
    sheets = [ROOT / "static" / "css" / sheet for sheet in ("app.css", "parts.css")]

    assert sum(len(gzip.compress(sheet.read_bytes())) for sheet in sheets) <= PUBLIC_SHEETS
    for script in ("app.js", "find.js", "near.js", "saved.js"):
        assert (ROOT / "static" / "js" / script).stat().st_size <= 3_000
    for font in (ROOT / "static" / "fonts").glob("*.woff2"):  # a page loads one of them at most
        assert font.stat().st_size <= 21_000


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_a_template_holds_no_inline_style_or_script(template: Path) -> None:
    assert INLINE.findall(without_comments(template)) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_a_template_can_be_read_at_one_sitting(template: Path) -> None:
    if template not in MACROS:
        assert len(template.read_text("utf-8").splitlines()) <= LONGEST_TEMPLATE


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_every_imported_macro_exists_and_is_used(template: Path) -> None:
    text = without_comments(template)
    body = IMPORT.sub("", text)

    for source, names in IMPORT.findall(text):
        offered = set(
            re.findall(r"macro (\w+)\(", (ROOT / "templates" / source).read_text("utf-8"))
        )
        wanted = {word.split(" as ")[0].strip() for word in names.split(",")}
        assert "with context" not in names, source
        assert wanted <= offered, f"{source} has no {wanted - offered}"
        unused = {word for word in wanted if not re.search(rf"\b{word}\(", body)}
        assert not unused, f"{sorted(unused)} of {source} is imported and not used"


@pytest.mark.parametrize("file", MACROS, ids=name)
def test_every_macro_says_how_it_is_called_and_stays_short(file: Path) -> None:
    text = file.read_text("utf-8")
    comments = re.findall(r"{#\s*(\w+)\(.*?#}\s*{%-?\s*macro (\w+)", text, re.DOTALL)
    described = {called for called, macro in comments if called == macro}

    for match in MACRO.finditer(text):
        assert match[1] in described, f"{match[1]} has no signature comment above it"
        lines = match[0].count("\n") - 1
        assert lines <= LONGEST_MACRO, f"{match[1]} has {lines} lines"
