"""The desk prints the slip of a visitor who has none."""

import re

from tests.booking.builders import a_booking, a_centre, cut_day
from tests.client import PageClient
from tests.intake.builders import a_clerk, an_office
from tests.intake.signing import sign_in

DESK = "/staff/desk"


def booked_at_the_desk(client: PageClient) -> str:
    """A signed-in clerk and an appointment at their hall; return its reference."""
    centre, code = an_office()
    cut_day(centre)
    booked = a_booking(centre, code)
    sign_in(client, a_clerk(centre))
    return booked.reference


def test_the_desk_prints_the_slip_of_a_visitor_on_the_roll(client: PageClient) -> None:
    reference = booked_at_the_desk(client)
    page = client.get(client.post(DESK, data={"q": reference}).location)

    links = re.findall(rf'href="({DESK}/slips/{reference}\.pdf\?[^"]+)"', page.text)
    papers = [client.get(link.replace("&amp;", "&")) for link in links]

    assert [paper.mimetype for paper in papers] == ["application/pdf"] * 3
    assert "size=roll" in links[0]


def test_the_desk_of_another_hall_prints_no_slip(client: PageClient) -> None:
    reference = booked_at_the_desk(client)
    sign_in(client, a_clerk(a_centre("second")))

    answers = [
        client.get(f"{DESK}/slips/{one}.pdf").status_code for one in (reference, "1111222233334444")
    ]

    assert answers == [404, 404]
