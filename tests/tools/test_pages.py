"""The reader of pages sees the faults it is there for."""

import pytest

from tests.pages import Page

SOUND = """<!doctype html>
<html lang="ug" dir="rtl"><head><title>Book</title><link rel="stylesheet" href="/a.css"></head>
<body><h1>Book</h1><form method="post" action="/book">
<input type="hidden" name="csrf_token" value="t"><label for="n">Name</label><input id="n" name="n">
<label><input type="checkbox" name="c"> Yes</label><button>Go</button></form></body></html>"""


def test_a_sound_page_has_no_faults() -> None:
    assert Page(SOUND).faults == []


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ("<!doctype html>", "", "doctype"),
        (' dir="rtl"', "", "no dir"),
        (' lang="ug"', "", "no lang"),
        ("<title>Book</title>", "<title> </title>", "no title"),
        ("<h1>Book</h1>", "", "<h1>"),
        ("<h1>Book</h1>", "<h1>A</h1><h1>B</h1>", "2 <h1>"),
        ('for="n"', 'for="m"', "no label"),
        ('name="csrf_token"', 'name="other"', "no CSRF token"),
        ("<h1>", '<h1 style="color:red">', "style"),
        ("<h1>", "<style></style><h1>", "style"),
        ("<h1>", "<script>alert()</script><h1>", "script"),
        ("<h1>", '<h1 onclick="a()">', "handler"),
        ("<h1>", '<a href="javascript:a()">x</a><h1>', "link runs"),
        ("<h1>", '<img src="/a.png"><h1>', "no alt"),
        ("<h1>", '<p id="n"></p><h1>', "used twice"),
    ],
)
def test_a_fault_is_seen(was: str, becomes: str, fault: str) -> None:
    assert any(fault in said for said in Page(SOUND.replace(was, becomes, 1)).faults)


def test_a_form_knows_what_it_holds() -> None:
    (form,) = Page(SOUND).forms

    assert (form.method, form.action) == ("post", "/book")
    assert dict(form.fields) == {"csrf_token": "t", "n": ""}
    assert form.names == {"csrf_token", "n", "c"}
