from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask, current_app
from werkzeug.test import TestResponse

from documents.keeping import paper_file
from documents.queries import find_paper, papers_of
from documents.registry import EXTENSION
from documents.storage import digest_of
from documents.usecases.issue_paper import IssuePaper, issue_paper
from documents.usecases.reprint_paper import ReprintPaper, reprint_paper
from documents.usecases.withdraw_paper import WithdrawPaper, withdraw_paper
from documents.values import IssuedPaper
from kernel.access import SYSTEM
from kernel.db import db, transaction
from portal.demo.certificate import make_certificate
from portal.views.verify import CHECKS
from tests.client import PageClient
from tests.clock import NOW
from tests.documents.signing.certificates import a_certificate
from tests.faults.house import a_house
from tests.pages import Page


def a_paper() -> IssuedPaper:
    command = IssuePaper(
        kind="slip",
        locale="en",
        number="2026-0001",
        title="预约单",
        facts={"name": "古丽娜尔"},
        subject_kind="appointment",
        subject_key="1",
        public_base="http://127.0.0.1:8000",
        issued_by=None,
    )
    with transaction() as session:
        return issue_paper(session, command, now=NOW)


def withdrawn(paper: IssuedPaper, instead: IssuedPaper | None = None) -> None:
    command = WithdrawPaper(token=paper.token, replaced_by_token=instead.token if instead else None)
    with transaction() as session:
        withdraw_paper(session, command, actor=SYSTEM, now=NOW)


def file_of(token: str) -> bytes:
    folder = Path(current_app.config["ONEWINDOW_DATA_DIR"]) / "papers"
    return paper_file(token, kinds=current_app.extensions[EXTENSION], folder=folder).pdf


def a_receipt() -> str:
    """The token of a receipt over a case of somebody called 古丽."""
    case = a_house().case
    return papers_of(db.session(), "case", case)[0].token


def dropped(client: PageClient, path: str, content: bytes) -> TestResponse:
    """Send a file as a browser does, put together by hand: the usual way leaves a file open."""
    forms = [form for form in Page(client.get("/en/verify").text).forms if form.method == "post"]
    token = dict(forms[0].fields)["csrf_token"]
    body = (
        f'--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token}\r\n--x\r\n'
        'Content-Disposition: form-data; name="file"; filename="paper.pdf"\r\n\r\n'
    ).encode()
    kind = "multipart/form-data; boundary=x"
    sent = body + content + b"\r\n--x--\r\n"
    return client.post(path, data=sent, content_type=kind, csrf=False)


@pytest.mark.parametrize("lang", ["zh-Hans", "en", "ug"])
def test_a_genuine_paper_is_shown_without_its_person(
    app: Flask, client: PageClient, lang: str
) -> None:
    page = client.get(f"/{lang}/verify/{a_paper().token}")

    assert page.status_code == 200
    assert "2026-0001" in page.text
    assert "预约单" in page.text
    assert "古丽娜尔" not in page.text


def test_a_withdrawn_paper_says_so(app: Flask, client: PageClient) -> None:
    paper = a_paper()
    withdrawn(paper)

    page = client.get(f"/en/verify/{paper.token}").text

    assert "no longer valid" in page
    assert "It was withdrawn on" in page


def test_a_replaced_paper_says_so_and_leads_nowhere(app: Flask, client: PageClient) -> None:
    paper, better = a_paper(), a_paper()
    withdrawn(paper, better)

    page = client.get(f"/en/verify/{paper.token}").text

    assert "It was replaced by another on" in page
    assert better.token not in page


@pytest.mark.parametrize("token", ["x", "0" * 400, "%00", "a b"])
def test_an_unknown_code_is_not_there(client: PageClient, token: str) -> None:
    page = client.get(f"/en/verify/{token}")

    assert page.status_code in (400, 404)


def test_the_page_says_what_the_paper_is_about_and_nothing_of_its_person(
    app: Flask, client: PageClient
) -> None:
    token = a_receipt()
    paper = find_paper(db.session(), token)
    assert paper

    page = client.get(f"/zh-Hans/verify/{token}").text

    assert paper.facts["item"]["zh-Hans"] in page
    assert paper.facts["applicant"] not in page


@pytest.mark.parametrize("lang", ["zh-Hans", "en", "ug"])
def test_a_file_can_be_compared_without_a_code(app: Flask, client: PageClient, lang: str) -> None:
    token = a_receipt()
    paper = find_paper(db.session(), token)
    assert paper

    page = dropped(client, f"/{lang}/verify", file_of(token))

    assert page.status_code == 200
    assert 'class="notice bad"' not in page.text
    assert paper.number in page.text
    assert "古丽" not in page.text


def test_the_form_of_the_page_is_the_one_that_is_sent(app: Flask, client: PageClient) -> None:
    (form,) = (f for f in Page(client.get("/en/verify").text).forms if f.method == "post")

    assert form.names == {"csrf_token", "file"}


def test_a_changed_file_is_not_believed(app: Flask, client: PageClient) -> None:
    token = a_receipt()
    changed = file_of(token).replace(b"/Creator(One", b"/Creator(Two")

    page = dropped(client, f"/en/verify/{token}", changed).text

    assert "This is not the file that was issued" in page
    assert 'class="notice ok"' not in page


def test_a_copy_is_known_as_one(app: Flask, client: PageClient) -> None:
    token = a_receipt()
    with transaction() as session:
        copy = reprint_paper(session, ReprintPaper(token=token, by_name="李四"), now=NOW).token

    page = dropped(client, f"/en/verify/{token}", file_of(copy)).text

    assert "This is the file that was issued" in page
    assert "Copy of a kept paper" in page
    assert "李四" not in page


def test_a_withdrawn_file_is_genuine_and_no_longer_valid(app: Flask, client: PageClient) -> None:
    token = a_receipt()
    withdrawn(IssuedPaper(0, token, ""))

    page = dropped(client, "/en/verify", file_of(token)).text

    assert "This is the file that was issued" in page
    assert "no longer valid" in page


@pytest.mark.parametrize(
    ("content", "status"),
    [(b"", 422), (b"\x89PNG", 415), (b"%PDF-" + bytes(5 * 1024 * 1024), 413)],
)
def test_what_cannot_be_a_paper_is_refused(client: PageClient, content: bytes, status: int) -> None:
    page = (
        dropped(client, "/en/verify", content)
        if content
        else client.post("/en/verify", content_type="multipart/form-data")
    )

    assert page.status_code == status
    assert 'role="alert"' in page.text


def test_nothing_of_what_is_sent_is_kept(app: Flask, client: PageClient) -> None:
    folder = Path(app.config["ONEWINDOW_DATA_DIR"])
    dropped(client, "/en/verify", b"%PDF-1.7 canary" + bytes(1024 * 1024))

    kept = [path for path in folder.rglob("*") if path.is_file() and b"canary" in path.read_bytes()]
    assert kept == []


def test_checks_of_files_have_an_end(app: Flask, client: PageClient) -> None:
    answers = {dropped(client, "/en/verify", b"%PDF-1.7").status_code for _ in range(CHECKS.amount)}

    assert answers == {200}
    assert dropped(client, "/en/verify", b"%PDF-1.7").status_code == 429


def test_the_fingerprint_of_the_issued_file_is_told(app: Flask, client: PageClient) -> None:
    token = a_receipt()
    digest = digest_of(file_of(token))

    assert digest in client.get(f"/en/verify/{token}").text.replace("<wbr>", "")


def test_a_house_without_certificate_pretends_nothing(client: PageClient) -> None:
    page = client.get("/en/verify").text

    assert "carry no signature" in page
    assert "integrity check" not in page


def page_of(other: Flask) -> str:
    """What the same house says when it is started with other settings."""
    text = PageClient(other).get("/en/verify").text
    with other.app_context():
        db.engine.dispose()
    return text


def test_the_demo_says_that_nobody_vouches_for_it(
    make_app: Callable[..., Flask], app: Flask
) -> None:
    name = make_certificate(app.config["ONEWINDOW_DATA_DIR"], now=NOW)

    page = page_of(make_app())

    assert name in page
    assert "not an electronic seal" in page
    assert "nobody else vouches for its name" in page
    assert "This is a demonstration" in page


def test_an_office_with_a_certificate_from_elsewhere_is_vouched_for(
    make_app: Callable[..., Flask], app: Flask, tmp_path: Path
) -> None:
    file = a_certificate(tmp_path, issuer="新疆CA")

    page = page_of(make_app(SIGNING_CERTIFICATE=str(file)))

    assert "天山市政务服务中心" in page
    assert "nobody else vouches" not in page
    assert "demonstration" not in page
