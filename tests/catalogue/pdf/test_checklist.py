"""What to bring, to tick off: for one service on one page, for a visit with all its services."""

import pytest

from catalogue.pdf.checklist import checklist_sheet
from catalogue.rules.visit_lists import visit_list
from documents.render import render
from documents.sheets import Sheet
from documents.values import Words
from tests.catalogue.builders import a_material
from tests.catalogue.pdf.builders import ADDRESS, full_facts, published
from tests.documents.reading import page_texts, text_of

OFFICE = Words("公安局", "Police")
pytestmark = [  # nothing of it is in a database
    pytest.mark.usefixtures("app"),
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]


def a_list(tag: str, **facts: object) -> Sheet:
    found = visit_list([(published(full_facts(**facts)), {})])
    return checklist_sheet(found, [ADDRESS], tag, office=OFFICE)


@pytest.mark.parametrize("tag", ["zh-Hans", "en", "ug"])
def test_the_documents_of_a_service_are_on_one_page(tag: str) -> None:
    assert len(page_texts(render(a_list(tag)).pdf)) == 1


def test_each_document_has_a_box_but_those_the_office_has() -> None:
    materials = (a_material("申请表"), a_material("户口簿"), a_material("结婚证", exempt=True))

    text = text_of(render(a_list("en", materials=materials)).pdf)

    assert text.count("□") == 2
    assert "No need to bring it: the office has it" in text


def test_a_visit_lists_each_document_once_and_each_service_with_its_own_code() -> None:
    names = ("居住证申领", "身份证换领")
    card = a_material("居民身份证", original_count=1)
    facts = [full_facts(name=name, texts={}, materials=(card,)) for name in names]
    found = visit_list([(published(one), {}) for one in facts])

    text = text_of(render(checklist_sheet(found, [ADDRESS] * 2, "en", office=OFFICE)).pdf)

    assert all(text.count(name) == 2 for name in names)
    assert text.count("居民身份证") == 1
    assert text.count("Scan for the guide") == 2


def test_a_service_that_asks_for_nothing_says_so() -> None:
    assert "You need to bring nothing." in text_of(
        render(a_list("en", materials=(a_material("无需材料"),))).pdf
    )
