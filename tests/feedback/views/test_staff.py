from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from feedback.queries import get_report
from kernel.access import Role
from tests.catalogue.builders import a_published_item
from tests.client import PageClient
from tests.faults.house import a_house, a_visitor
from tests.feedback.builders import a_report
from tests.queries import Queries

CountQueries = Callable[[], AbstractContextManager[Queries]]


@pytest.fixture
def translator(app: Flask) -> PageClient:
    a_house()
    return a_visitor(app, Role.EDITOR)


def test_open_reports_are_listed_newest_first(translator: PageClient) -> None:
    first, second = a_report("بىرىنچى"), a_report("ئىككىنچى")
    done = a_report("تۈگىدى")
    translator.submit(
        f"/staff/word-reports/{done}", {"state": "mended", "answer": "改好了"}, form=1
    )

    page = translator.get("/staff/word-reports").text

    assert page.index("ئىككىنچى") < page.index("بىرىنچى")
    assert "تۈگىدى" not in page
    assert f"/staff/word-reports/{first}" in page
    assert f"/staff/word-reports/{second}" in page


def test_the_filters_stand_in_the_address(translator: PageClient) -> None:
    a_report("بىرىنچى")
    a_report("қате", locale="kk")

    page = translator.get("/staff/word-reports?lang=kk&state=all").text

    assert "қате" in page
    assert "بىرىنچى" not in page
    assert "1 report" in page


def test_a_colleague_says_what_became_of_it(translator: PageClient, session: Session) -> None:
    number = a_report()

    translator.submit(
        f"/staff/word-reports/{number}", {"state": "no_fault", "answer": "是正确的"}, form=1
    )

    report = get_report(session, number)
    assert (report.state, report.answer) == ("no_fault", "是正确的")
    assert report.settled_by
    assert "是正确的" in translator.get(f"/staff/word-reports/{number}").text


def test_what_a_colleague_said_meanwhile_is_shown_and_not_overwritten(
    translator: PageClient, session: Session
) -> None:
    number = a_report()
    address = f"/staff/word-reports/{number}"
    version = get_report(session, number).version
    session.remove()
    translator.submit(address, {"state": "no_fault", "answer": "是正确的"}, form=1)

    late = {"state": "mended", "answer": "改好了", "version": version}
    refused = translator.submit(address, late, form=1)

    assert refused.status_code == 409
    assert "Somebody else changed this in the meantime" in refused.text
    assert "是正确的" in refused.text
    assert "改好了" in refused.text
    assert get_report(session, number).state == "no_fault"


def test_a_state_that_is_none_is_refused(translator: PageClient, session: Session) -> None:
    number = a_report()

    answer = translator.submit(f"/staff/word-reports/{number}", {"state": "x"}, form=1)

    assert answer.status_code == 422
    assert get_report(session, number).state == "open"


@pytest.mark.parametrize(
    ("locale", "wrong", "english"),
    [
        ("ug", "كىم كېلىدۇ", "Who will come?"),
        ("en", "Who will come", "Who will come?"),
        ("zh-Hans", "由谁到场办理", "Who will come?"),
    ],
)
def test_names_the_sentence_of_the_interface(
    translator: PageClient, locale: str, wrong: str, english: str
) -> None:
    number = a_report(wrong, locale=locale, page=f"/{locale}/book/who")

    assert english in translator.get(f"/staff/word-reports/{number}").text


def test_names_the_text_of_the_service_whose_guide_was_open(translator: PageClient) -> None:
    code = a_published_item("食品", texts={"en": {"name": "Permit for strange fruit"}}).code
    number = a_report("strange fruit", locale="en", page=f"/en/items/{code}")

    page = translator.get(f"/staff/word-reports/{number}").text

    assert "Permit for strange fruit" in page
    assert f"/staff/translations?to=en&amp;item={code}" in page
    assert f"/staff/catalogue/items/{code}" in page


def test_names_the_text_of_any_service_when_no_guide_was_open(translator: PageClient) -> None:
    code = a_published_item("食品", texts={"en": {"name": "Permit for strange fruit"}}).code
    number = a_report("strange fruit", locale="en", page="/en/items")

    assert f"{code} name" in translator.get(f"/staff/word-reports/{number}").text


def test_names_a_text_that_was_shown_out_of_another_script(translator: PageClient) -> None:
    code = a_published_item("医疗保险").code
    number = a_report("醫療保險", locale="zh-Hant", page=f"/zh-Hant/items/{code}")

    assert f"{code} name" in translator.get(f"/staff/word-reports/{number}").text


def test_a_page_of_somebody_s_own_is_named_but_not_linked(translator: PageClient) -> None:
    number = a_report(page="/ug/cases/<reference>")

    page = translator.get(f"/staff/word-reports/{number}").text

    assert "/ug/cases/&lt;reference&gt;" in page
    assert 'href="/ug/cases' not in page


@pytest.mark.parametrize("number", [404, 2**31 - 1, 2**31, 10**23])
def test_an_unknown_number_is_not_found(translator: PageClient, number: int) -> None:
    assert translator.get(f"/staff/word-reports/{number}").status_code == 404


def test_the_list_asks_as_much_for_many_as_for_one(
    translator: PageClient, count_queries: CountQueries
) -> None:
    for _ in range(60):
        a_report()

    with count_queries() as asked:
        page = translator.get("/staff/word-reports?page=2").text

    assert "60 reports" in page
    assert len(asked) <= 5, asked
