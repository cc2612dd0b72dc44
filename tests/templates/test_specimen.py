"""Every macro, rendered in several languages and read as a page."""

from pathlib import Path

import pytest
from flask import Flask

from tests.browser.nu import nu
from tests.pages import Page
from tests.templates.sentences import SENTENCES
from tests.templates.specimen import PAGES, specimen_app

NAMES = sorted({path.stem for path in PAGES.glob("*.html")} | {"wrong"})


@pytest.fixture(scope="module")
def app() -> Flask:
    return specimen_app()


def fetch(app: Flask, lang: str, name: str) -> str:
    response = app.test_client().get(f"/{lang}/{name}")
    assert response.status_code == 200, f"{lang}/{name}: {response.status}"
    return response.text


@pytest.mark.parametrize("lang", SENTENCES)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_of_macros_is_sound(app: Flask, lang: str, name: str) -> None:
    assert Page(fetch(app, lang, name)).faults == []


def test_the_pages_are_good_html(app: Flask, tmp_path: Path) -> None:
    pages = {f"{tag}/{name}": fetch(app, tag, name) for tag in ("en", "ug") for name in NAMES}

    assert nu(pages, tmp_path) == []


def test_a_text_in_another_language_says_so(app: Flask) -> None:
    html = fetch(app, "en", "guide")

    assert '<span lang="zh-Hans" dir="ltr">近6个月证件照</span>' in html
    assert "Only in Chinese so far" in html
    assert '<div class="lines" lang="zh-Hans" dir="ltr">' in html


def test_a_text_in_the_readers_language_carries_no_mark(app: Flask) -> None:
    html = fetch(app, "zh-Hans", "guide")

    assert "近6个月证件照" in html
    assert 'class="tongue"' not in html


def test_a_page_in_arabic_script_loads_its_font_and_others_do_not(app: Flask) -> None:
    assert "fonts-arab.css" in fetch(app, "ug", "home")
    assert "fonts-mong.css" in fetch(app, "mn-Mong", "home")
    for sheet in ("fonts-arab.css", "fonts-mong.css"):
        assert sheet not in fetch(app, "en", "home")


def test_each_error_leads_to_its_field_and_the_title_says_it_first(app: Flask) -> None:
    html = fetch(app, "en", "wrong")

    page = Page(html)
    assert page.title.startswith("Error:")
    for field in ("name", "phone", "who"):
        assert f'href="#{field}"' in html
        assert f'id="{field}"' in html
    assert 'aria-describedby="name-hint name-error"' in html
    assert "09:30 was just taken" in html


def test_only_a_field_that_may_stay_empty_is_marked(app: Flask) -> None:
    html = fetch(app, "en", "form")

    assert html.count("(optional)") == len(("born", "needs", "note"))


def test_a_full_time_and_a_lost_one_cannot_be_chosen(app: Flask) -> None:
    html = " ".join(fetch(app, "en", "book").split())

    assert 'value="0-0" disabled' in html  # full
    assert 'value="0-3" disabled' in html  # just taken
    assert 'value="1-2" checked' in html
    assert "1 place left" in html
    assert "2 places left" in html
