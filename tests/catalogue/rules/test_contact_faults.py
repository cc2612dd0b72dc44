import pytest

from catalogue.rules.contact_faults import can_be_called, odd_links, odd_numbers


@pytest.mark.parametrize(
    "text",
    [
        "0902-2345678",
        "电话：(0902)2345678转802",
        "０９０２－２３４５６７８",
        "0902—2345678",
        "010-12345678",
        "09022345678",
        "13912345678",
        "+86 139-1234-5678",
        "400-820-8820",
        "12345",
        "0902-12345",  # that of another city
        "0902-2345678、2345679",  # the second without its area code
        "0902-2345678-802",
        "周一至周五 9:30-13:30，邮编 839000",
        "北京路 100200 号",
        "2026-11-22 起",
        "20261122 起",
        "QQ群：123456789",
        "http://a.example/eportal?id=3113106017&x=28",
        "a123456789@b.example",
        "",
    ],
)
def test_what_can_be_dialled_or_is_no_number_is_left_alone(text: str) -> None:
    assert odd_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("0902-234567", ["0902-234567"]),
        ("0902-234567890", ["0902-234567890"]),
        ("902-2345678", ["902-2345678"]),
        ("电话 2345678", ["2345678"]),
        ("1391234567", ["1391234567"]),
        ("139123456789", ["139123456789"]),
        ("0902-2345678，902-2345679", ["902-2345679"]),
    ],
)
def test_a_number_that_nobody_can_dial_is_named(text: str, odd: list[str]) -> None:
    assert odd_numbers(text) == odd


@pytest.mark.parametrize(
    ("text", "can"),
    [("0902-2345678", True), ("12345 热线", True), ("三楼 2 号窗口", False), ("", False)],
)
def test_a_text_says_where_to_call_or_does_not(text: str, can: bool) -> None:
    assert can_be_called(text) is can


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("https://zwfw.gov.example/a?b=1#c", []),
        ("http://8.8.8.8/apply", []),
        ("", []),
        ("zwfw.gov.example", [False]),
        ("ftp://zwfw.gov.example", [False]),
        ("https://zwfw gov.example", [False]),
        ("https://", [False]),
        ("https://a.example:99999/", [False]),
        ("http://192.168.3.4:8080/apply", [True]),
        ("http://127.0.0.1/", [True]),
        ("http://[::1]/", [True]),
        ("http://localhost/apply", [True]),
        ("http://oa/apply", [True]),
        ("http://oa.hall.local/", [True]),
    ],
)
def test_a_link_leads_somewhere_for_citizens(link: str, found: list[bool]) -> None:
    assert [internal for _, internal in odd_links(link, whole=True)] == found


def test_links_within_a_text_are_looked_at_too() -> None:
    text = "网上咨询：http://10.0.0.1/ask，或 https://zwfw.gov.example。"

    assert list(odd_links(text)) == [("http://10.0.0.1/ask", True)]
