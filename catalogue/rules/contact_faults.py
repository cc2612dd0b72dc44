"""Telephone numbers that nobody can dial, and links that lead nowhere.

What is surely no number is left alone: a false alarm costs more than a missed one.
"""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

_LINK = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s，。；、）)》”\"'<>]+")
_MAIL = re.compile(r"[\w.+-]+@[\w.-]+")
_ALIKE = str.maketrans("０１２３４５６７８９－—–‐‑−―（）：", "0123456789-------():")
_AREA = re.compile(r"\((\+?86|0\d{2,3})\)\s*-*\s*(?=\d)")
_DIGITS = re.compile(r"(?<![\w.@-])\+?\d+(?:-+\d+)*(?![\w@%.]*[\d@])", re.ASCII)
_NO_NUMBER = re.compile(r"(QQ|qq|微信|群|邮编|邮政编码|编号|账号|户号|令|第)[号:\s]*$")
_DATE = re.compile(r"(19|20)\d\d-?[01]?\d-?[0-3]?\d")
_FIXED = re.compile(r"(0|\+?86-?0?)((10|2\d)-?\d{8}|[3-9]\d\d-?\d{7,8})(-\d{1,6})?")
_SHORT_OF_AREA = re.compile(r"0\d{2,3}-?(1[12]\d{3}|9[56]\d{3,6})")  # 12345 of another city
_WITH_AREA = re.compile(r"0\d{2,3}-?\d{5,8}(-\d{1,6})?")
_MOBILE = re.compile(r"(\+?86-?)?1[3-9]\d-?\d{4}-?\d{4}")
_SERVICE = re.compile(r"[48]00-?\d{3}-?\d{4}|[48]00-?\d{4}-?\d{3}|[48]00-?\d{7}")
_SHORT = re.compile(r"(?<!\d)(1(1[0-9]|2[0-9]|00\d\d|2[0-9]{3})|9[56]\d{3,6})(?!\d)")
_PARTED = re.compile(r"0|(\d{2,3}|86)-\d{3,}")
_LIKE_MOBILE = re.compile(r"1\d{9,11}")
_PRIVATE = (".local", ".lan", ".internal", ".intranet", ".corp", ".home", ".invalid", ".localhost")


def odd_numbers(text: str) -> list[str]:
    """Return what is meant as a telephone number in a text and is none."""
    found = [one for one in _candidates(text) if _is_meant(one)]
    with_area = any(_WITH_AREA.fullmatch(one) for one in found)
    return [one for one in found if not _is_number(one, with_area=with_area)]


def can_be_called(text: str) -> bool:
    """Whether a text names a number, well written or not."""
    plain = _without_links(text)
    return bool(_SHORT.search(plain)) or any(_is_meant(one) for one in _candidates(text))


def _candidates(text: str) -> Iterator[str]:
    plain = _AREA.sub(r"\1-", _without_links(text).translate(_ALIKE))
    for found in _DIGITS.finditer(plain):
        if not _NO_NUMBER.search(plain[: found.start()]):
            yield re.sub("-+", "-", found[0])


def _without_links(text: str) -> str:
    return _MAIL.sub(" ", _LINK.sub(" ", text))


def _is_meant(candidate: str) -> bool:
    """Whether somebody means a number of the telephone: no date, house or postal code."""
    digits = re.sub(r"\D", "", candidate)
    if _DATE.fullmatch(candidate) or not 7 <= len(digits) <= 18:
        return False
    if candidate.startswith("+"):
        return True
    if "-" in candidate:
        return bool(_PARTED.match(candidate))
    return bool(candidate[0] == "0" or len(digits) in (7, 8) or _LIKE_MOBILE.fullmatch(candidate))


def _is_number(candidate: str, *, with_area: bool) -> bool:
    """Whether one can dial it. After a number with its area code others may leave it out."""
    if any(kind.fullmatch(candidate) for kind in (_MOBILE, _SERVICE, _SHORT_OF_AREA)):
        return True
    if _FIXED.fullmatch(candidate):
        return True
    return with_area and re.fullmatch(r"\d{7,8}", candidate) is not None


def odd_links(text: str, *, whole: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield links that lead nowhere, and whether they lead into a network of the office's own.

    `whole`: the text is to be one link and nothing else.
    """
    for link in [text.strip()] if whole and text.strip() else _LINK.findall(text):
        host = _host(link)
        if host is None:
            yield link, False
        elif _is_internal(host):
            yield link, True


def _host(link: str) -> str | None:
    """Return the host that a link names; None where it is no link for a browser."""
    try:
        parts = urlsplit(link)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    wrong = parts.scheme not in ("http", "https") or re.search(r"[\s\\，。；]", link)
    return None if wrong or not host or ".." in host else host


def _is_internal(host: str) -> bool:
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host.strip(".") or host.rstrip(".").endswith(_PRIVATE)
