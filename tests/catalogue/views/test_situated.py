"""The questions of a guide: what the answers show, in an address to share, without scripts."""

import io

from pypdf import PdfReader

from tests.catalogue.builders import a_published_item
from tests.catalogue.situations import an_asking_item
from tests.client import PageClient


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_a_guide_asks_and_says_what_only_some_situations_need(client: PageClient) -> None:
    code = an_asking_item().code

    page = client.get(f"/zh-Hans/items/{code}").text

    assert "为什么办理?" in page
    assert 'name="q.why"' in page
    assert 'name="q.relation"' not in page  # hangs on the age
    assert page.count("仅部分情形需要") == 4  # two documents and two fees
    assert "居民户口簿" in page


def test_the_form_leads_to_the_address_to_share(client: PageClient) -> None:
    code = an_asking_item().code

    sent = client.get(f"/en/items/{code}?q.age=under16&q.why=lost&q.relation=&place=659001")

    assert sent.status_code == 302
    assert f"/en/items/{code}?" in sent.location
    assert "situation=why.lost~age.under16" in sent.location


def test_the_answers_narrow_the_guide(client: PageClient) -> None:
    code = an_asking_item().code

    page = client.get(f"/zh-Hans/items/{code}?situation=why.lost~age.adult").text

    assert "原居民身份证" not in page
    assert "监护人身份证" not in page
    assert "居民户口簿" in page
    assert "40.00" in page
    assert "20.00" not in page
    assert "先到派出所挂失" in page
    assert "丢失" in page
    assert "仅部分情形需要" not in page
    assert f'<link rel="canonical"\n          href="/zh-Hans/items/{code}">' in page
    assert f"/zh-Hans/items/{code}/guide.pdf?situation=why.lost~age.adult" in page


def test_an_answer_may_set_the_limit_and_the_window(client: PageClient) -> None:
    code = an_asking_item().code

    page = client.get(f"/zh-Hans/items/{code}?situation=why.lost~age.under16~relation.parent").text

    assert "3个工作日" in page
    assert "少年窗口" in page


def test_a_question_that_hangs_on_an_answer_is_asked_after_it(client: PageClient) -> None:
    code = an_asking_item().code

    page = client.get(f"/zh-Hans/items/{code}?situation=age.under16").text

    assert 'name="q.relation"' in page
    assert "还有问题" in page


def test_where_nobody_can_apply_the_guide_says_so_and_offers_no_booking(
    client: PageClient,
) -> None:
    code = an_asking_item().code

    page = client.get(f"/zh-Hans/items/{code}?situation=why.lost~age.under16~relation.other").text

    assert "请由监护人陪同办理" in page
    assert f"/zh-Hans/book?item={code}" not in page


def test_what_is_no_answer_leaves_the_address(client: PageClient) -> None:
    code, plain = an_asking_item().code, a_published_item("居住证申领").code

    for address in (
        f"/en/items/{code}?situation=why.stolen~colour.red",
        f"/en/items/{code}?q.why=%3Cscript%3E",
        f"/en/items/{plain}?situation=why.lost",
        f"/en/items/{code}?situation=%00{'~' * 9000}",
    ):
        sent = client.get(address)
        assert sent.status_code == 302
        assert sent.location.endswith(f"/en/items/{code if code in address else plain}")


def test_both_papers_are_those_of_the_answers(client: PageClient) -> None:
    code = an_asking_item().code

    for paper in ("guide", "checklist"):
        whole = client.get(f"/zh-Hans/items/{code}/{paper}.pdf")
        mine = client.get(f"/zh-Hans/items/{code}/{paper}.pdf?situation=why.lost~age.adult")
        assert "监护人身份证" in text_of(whole.data)
        assert "仅部分情形需要" in text_of(whole.data).replace("\n", "")
        assert "监护人身份证" not in text_of(mine.data)
        assert "丢失" in text_of(mine.data)
        assert whole.headers["ETag"] != mine.headers["ETag"]


def test_programs_get_the_narrowed_facts(client: PageClient) -> None:
    code = an_asking_item().code

    said = client.get(f"/api/v1/items/{code}?situation=why.lost~age.adult").json
    whole = client.get(f"/api/v1/items/{code}").json

    assert [one["name"] for one in said["facts"]["materials"]] == ["居民户口簿"]
    assert (said["situation"], said["complete"]) == ("why.lost~age.adult", True)
    assert len(whole["facts"]["materials"]) == 3
    assert not whole["complete"]
