import pytest

from tests.client import PageClient


@pytest.mark.parametrize("path", ["/xx/", "/fr/", "/en/nothing", "/nothing", "/zh-Hans/centres/x"])
def test_what_is_not_there_is_a_page_with_advice(client: PageClient, path: str) -> None:
    answer = client.get(path, headers={"Accept-Language": "en"})

    assert answer.status_code == 404
    assert answer.headers["X-Request-Id"] in answer.text


def test_another_spelling_of_a_language_redirects(client: PageClient) -> None:
    answer = client.get("/ZH-HANS/centres?x=1")

    assert (answer.status_code, answer.location) == (301, "/zh-Hans/centres?x=1")


@pytest.mark.parametrize(
    ("header", "place"),
    [
        ("ug-CN", "/ug/"),
        ("kk-CN", "/kk-Arab/"),
        ("mn-CN", "/mn-Mong/"),
        ("zh-TW", "/zh-Hant/"),
        ("ru-KZ", "/ru/"),
        ("en", "/en/"),
        ("", "/zh-Hans/"),
        ("fr", "/zh-Hans/"),
    ],
)
def test_the_front_door_leads_to_the_readers_language(
    client: PageClient, header: str, place: str
) -> None:
    assert client.get("/", headers={"Accept-Language": header}).location == place


def test_a_wrong_method_is_405_and_says_what_works(client: PageClient) -> None:
    answer = client.post("/en/centres")

    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_a_foreign_host_and_a_foreign_form_are_refused(client: PageClient) -> None:
    assert client.get("/en/", headers={"Host": "evil.example"}).status_code == 400
    assert (
        client.post("/staff/sign-in", headers={"Origin": "https://evil.example"}).status_code == 403
    )


def test_too_much_is_413(client: PageClient) -> None:
    answer = client.post("/staff/sign-in", data={"email": "x" * 2_000_000})

    assert answer.status_code == 413


def test_what_is_not_utf8_is_refused_in_the_readers_language(client: PageClient) -> None:
    asked = client.get("/en/items?q=%ff%fe")
    typed = client.post(
        "/en/cases",
        data=b"reference=%ff&phone=1",
        content_type="application/x-www-form-urlencoded",
    )

    for answer in (asked, typed):
        assert answer.status_code == 400
        assert '<html lang="en"' in answer.text


def test_broken_text_in_an_address_or_a_form_is_no_server_error(client: PageClient) -> None:
    assert client.get("/en/centres/%ff%fe").status_code in (400, 404)
    broken = client.post(
        "/staff/sign-in",
        data=b"email=%ff%fe&password=%00",
        content_type="application/x-www-form-urlencoded",
        csrf=False,
    )
    assert broken.status_code == 400


def test_the_headers_of_every_page(client: PageClient) -> None:
    headers = client.get("/en/").headers

    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["ETag"]


def test_a_public_page_is_not_sent_twice(client: PageClient) -> None:
    etag = client.get("/en/").headers["ETag"]

    assert client.get("/en/", headers={"If-None-Match": etag}).status_code == 304


def test_a_page_with_a_form_is_never_stored(client: PageClient) -> None:
    assert client.get("/staff/sign-in").headers["Cache-Control"] == "no-store"


def test_an_error_page_offers_the_other_languages(client: PageClient) -> None:
    page = client.get("/nothing", headers={"Accept-Language": "en"}).text

    assert 'href="/ug/"' in page
    assert 'href="/zh-Hans/"' in page
