"""A citizen's way through the booking pages."""

import re

from werkzeug.test import TestResponse

from tests.booking.builders import PHONE
from tests.client import PageClient

ADILA = "阿依古丽·买买提"
START = re.compile(r'name="start"\s+value="(\w+)"(?![^>]*disabled)')


def to_times(
    client: PageClient, code: str, *, lang: str = "en", name: str = ADILA, phone: str = PHONE
) -> str:
    """Go as far as the free times; return their address."""
    place = client.get(f"/{lang}/book?item={code}")
    assert place.status_code == 200, place.text
    who = f"/{lang}/book/who?item={code}&centre=hall"
    done = client.submit(who, {"name": name, "phone": phone})
    assert done.status_code == 302, done.text
    check = client.get(done.location)
    assert name in check.text
    return f"/{lang}/book/time?item={code}&centre=hall"


def free_starts(page: TestResponse) -> list[str]:
    """Return the values of the times that can be chosen, in the order of the page."""
    return START.findall(page.text)


def book(client: PageClient, code: str, *, number: int = 0, **given: str) -> TestResponse:
    """Book the free time with this number; return the answer to the last click."""
    address = to_times(client, code, **given)
    return client.submit(address, {"start": free_starts(client.get(address))[number]})


def reference_of(answer: TestResponse) -> str:
    """Return the reference in the address that a booking leads to."""
    assert answer.status_code == 302, answer.text
    found = re.search(r"/appointments/(\d{16})", answer.location)
    assert found, answer.location
    return found[1]
