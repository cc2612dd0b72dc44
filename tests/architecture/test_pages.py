"""Every page names its audience; every template is called as it was written."""

from collections.abc import Iterator

import pytest
from flask import Flask
from jinja2 import Environment, nodes
from jinja2.ext import InternationalizationExtension

from kernel.access import Access
from tests.architecture.house import ROOT, short

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
JINJA = Environment(extensions=[InternationalizationExtension], autoescape=True)  # reads only
READS = {"GET", "HEAD", "OPTIONS"}


def test_every_page_says_who_may_open_it(app: Flask) -> None:
    silent = {
        name
        for name, view in app.view_functions.items()
        if name != "static" and not isinstance(getattr(view, "access", None), Access)
    }

    assert silent == set()


def test_pages_of_the_staff_are_for_the_staff(app: Flask) -> None:
    """Only the entrance (`staff.…`: signing in and out) is open to those outside."""
    open_doors = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/staff")
        and getattr(app.view_functions[rule.endpoint], "access", None) is not Access.STAFF
    }

    assert {door for door in open_doors if not door.startswith("staff.")} == set()


def test_pages_of_the_public_carry_their_language(app: Flask) -> None:
    outside = ("/staff", "/api/", "/static", "/kiosk", "/board", "/sitemap")
    plain = {"/", "/healthz", "/readyz", "/metrics", "/robots.txt", "/favicon.ico"}
    without = {
        rule.rule
        for rule in app.url_map.iter_rules()
        if not rule.rule.startswith(("/<lang", *outside)) and rule.rule not in plain
    }

    assert without == set()


def test_every_address_answers_one_kind_of_question(app: Flask) -> None:
    """A page that reads is reached by GET, one that changes by POST: nothing else is used."""
    odd = {
        rule.rule for rule in app.url_map.iter_rules() if (rule.methods or set()) - READS - {"POST"}
    }

    assert odd == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_no_macro_is_imported_in_vain(path) -> None:
    tree = JINJA.parse(path.read_text(encoding="utf-8"))
    named = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "load"}

    assert set(_imported(tree)) - named == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_macros_are_given_what_they_need(path) -> None:
    """`with context` would let a macro read what nobody handed to it."""
    tree = JINJA.parse(path.read_text(encoding="utf-8"))
    imports = [*tree.find_all(nodes.FromImport), *tree.find_all(nodes.Import)]

    assert [node.lineno for node in imports if node.with_context] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_output_is_always_escaped(path) -> None:
    tree = JINJA.parse(path.read_text(encoding="utf-8"))

    assert [node.lineno for node in tree.find_all(nodes.Filter) if node.name == "safe"] == []


def test_every_template_is_used() -> None:
    written = {short(path).removeprefix("templates/") for path in TEMPLATES}
    places = [*TEMPLATES, *(f for f in ROOT.glob("*/**/*.py") if f.parts[-2] != "tests")]
    said = "\n".join(
        path.read_text(encoding="utf-8") for path in places if ".venv" not in path.parts
    )

    assert {name for name in written if f'"{name}"' not in said} == set()


def _imported(tree: nodes.Template) -> Iterator[str]:
    for node in tree.find_all(nodes.FromImport):
        for name in node.names:
            yield name[1] if isinstance(name, tuple) else name
    for node in tree.find_all(nodes.Import):
        yield node.target
