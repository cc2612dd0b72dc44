"""Walk-ins at the desk."""

from sqlalchemy.orm import Session

from tests.booking.builders import a_centre
from tests.client import PageClient
from tests.intake.builders import a_clerk, an_office
from tests.intake.signing import sign_in
from tests.intake.views.test_desk import DESK, press, the_case


def test_a_walk_in_is_taken_in_by_the_code_of_the_service(
    client: PageClient, session: Session
) -> None:
    centre, code = an_office()
    sign_in(client, a_clerk(centre))

    found = client.post(DESK, data={"q": code})
    assert f"item={code}" in found.text
    typed = {"name": "阿迪力", "phone": "13900000001"}
    taken = press(client, f"{DESK}/take-in?item={code}", "accept", **typed)

    assert the_case(session, taken.location).name == "阿迪力"


def test_a_walk_in_elsewhere_is_told_where_it_is_handed_in(client: PageClient) -> None:
    _centre, code = an_office("old-town")
    sign_in(client, a_clerk(a_centre("other")))
    address = f"{DESK}/take-in?item={code}"

    page, sent = client.get(address), client.post(address, data={"name": "阿迪力"})

    assert "澜江大道16号" in page.text
    assert "submission" not in page.text
    assert sent.status_code == 409
