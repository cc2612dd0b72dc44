"""What nobody should send to the translator's page, and its other tabs."""

import pytest

from tests.catalogue.builders import a_draft, a_published_item
from tests.catalogue.translating import names
from tests.catalogue.views.filled import send
from tests.catalogue.views.test_staff import HERE
from tests.client import PageClient

PAGE = "/staff/translations"


@pytest.mark.parametrize(
    "typed",
    [
        {"item-0": "9" * 40},
        {"item-0": "-1"},
        {"item-0": "x"},
        {"item-0": str(2**31)},
        {"field-0": "\x00"},
        {"digest-0": "\x00" * 70},
        {"version-0": "9" * 40},
        {"text-0": "a\x00b"},
        {"text-0": "a" * 30_000},
        {"do": "approved-9999999999999"},
        {"do": "\ud800"},
        {"do": "draft-0", "state-0": "kaput"},
    ],
)
def test_a_tampered_form_is_refused_and_breaks_nothing(
    translator: PageClient, typed: dict[str, str]
) -> None:
    item = a_published_item(**HERE)
    data = {"text-0": "Permit", "do": "draft-0", **typed}
    data = {name: value.encode("utf-8", "replace").decode() for name, value in data.items()}

    answer = send(translator, f"{PAGE}?to=en&kind=name", **data)

    assert answer.status_code < 500
    assert names(item.code) in ({}, {"en": "Permit"})


@pytest.mark.parametrize(
    "typed", [{"do": "draft-zzz"}, {"do": ""}, {"item-0": "-1"}, {"item-0": str(2**31)}]
)
def test_a_form_that_no_page_sent_is_not_said_to_be_saved(
    translator: PageClient, typed: dict[str, str]
) -> None:
    a_published_item(**HERE)

    answer = send(translator, f"{PAGE}?to=en&kind=name", **{"do": "draft-0", **typed})

    assert answer.status_code == 400
    assert "We could not read what was sent" in answer.text


@pytest.mark.parametrize("name", ["q", "item", "department"])
def test_no_database_is_asked_for_nul(translator: PageClient, name: str) -> None:
    a_published_item("居住证申领", **HERE)

    page = translator.get(f"{PAGE}?to=en&{name}=%00zz%00").text

    assert 'value="zz"' in page or name == "department"
    assert "\0" not in page
    assert "%00" not in page


def test_sentences_and_terms_are_there_to_read(translator: PageClient) -> None:
    words = translator.get(f"{PAGE}/words?to=ug&q=Translations").text
    terms = translator.get(f"{PAGE}/terms?to=ug&q=申请人").text

    assert "تەرجىمىلەر" in words
    assert "flask words export ug FILE.po" in words
    assert "ئىلتىماسچى" in terms


def test_a_draft_of_an_item_leads_to_its_texts(publisher: PageClient) -> None:
    item = a_draft(**HERE)

    page = publisher.get(f"/staff/catalogue/items/{item.code}").text

    assert f"{PAGE}?item={item.code}" in page
