from io import BytesIO

import pytest
from icalendar import Calendar
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from booking.forms import start_value
from booking.rules.entry import show_reference
from booking.tables import Appointment, Slot
from booking.values import AppointmentState
from documents.tables import Paper
from kernel.locales import LANGUAGES
from tests.booking.builders import PHONE, TUESDAY_9, a_booking, a_hall
from tests.booking.views.walking import ADILA, book, free_starts, reference_of
from tests.catalogue.builders import a_material
from tests.client import PageClient
from tests.clock import StandingClock


def look_up(client: PageClient, reference: str, phone: str = PHONE):  # type: ignore[no-untyped-def]
    return client.submit("/en/appointments", {"reference": reference, "phone": phone})


@pytest.mark.parametrize(
    ("reference", "phone"),
    [
        ("{}", PHONE),
        ("{0:.4}-{0:.16}", PHONE),
    ],
)
def test_reference_and_phone_open_the_appointment(
    client: PageClient, reference: str, phone: str
) -> None:
    centre_id, code = a_hall()
    digits = a_booking(centre_id, code).reference
    typed = show_reference(digits) if reference != "{}" else digits

    answer = look_up(client, typed, phone)

    assert answer.location == f"/en/appointments/{digits}"
    assert "Your appointment" in client.get(answer.location).text


def test_full_width_and_persian_digits_are_understood(client: PageClient) -> None:
    centre_id, code = a_hall()
    digits = a_booking(centre_id, code).reference
    wide = "".join(chr(ord("０") + int(digit)) for digit in digits)
    persian = "".join(chr(ord("۰") + int(digit)) for digit in PHONE)

    assert look_up(client, wide, persian).status_code == 302


def test_unknown_and_not_yours_answer_alike(client: PageClient) -> None:
    centre_id, code = a_hall()
    reference = a_booking(centre_id, code).reference

    not_yours = look_up(client, reference, "13911111111")
    unknown = look_up(client, "0000000000000000")

    assert not_yours.status_code == unknown.status_code == 404
    assert "We found no appointment" in not_yours.text
    assert len(not_yours.text) == len(unknown.text)


def test_the_eleventh_guess_of_a_client_is_stopped(client: PageClient) -> None:
    centre_id, code = a_hall()
    reference = a_booking(centre_id, code).reference
    for guess in range(10):
        look_up(client, f"{guess:016}")

    answer = look_up(client, reference)

    assert answer.status_code == 429
    assert "Too many tries" in answer.text


@pytest.mark.parametrize(
    "page", ["", "/move", "/cancel", "/slip.pdf", "/checklist.pdf", "/appointment.ics"]
)
def test_without_the_grant_every_page_leads_to_the_look_up(client: PageClient, page: str) -> None:
    centre_id, code = a_hall()
    reference = a_booking(centre_id, code).reference

    answer = client.get(f"/en/appointments/{reference}{page}")

    assert answer.status_code == 404
    assert 'href="/en/appointments"' in answer.text
    assert "古丽" not in answer.text


def test_the_grant_ends_after_half_an_hour(
    client: PageClient, standing_clock: StandingClock
) -> None:
    _, code = a_hall()
    page = book(client, code).location

    standing_clock.forward(minutes=31)

    assert client.get(page).status_code == 404


def test_the_page_says_what_to_bring(client: PageClient) -> None:
    _, code = a_hall(materials=(a_material("户口簿原件"),))

    page = client.get(book(client, code, lang="zh-Hans").location)

    assert "户口簿原件" in page.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_slip_is_a_pdf_with_the_reference(
    client: PageClient, session: Session, lang: str
) -> None:
    _, code = a_hall()
    reference = reference_of(book(client, code, lang=lang))

    slip = client.get(f"/{lang}/appointments/{reference}/slip.pdf")
    again = client.get(f"/{lang}/appointments/{reference}/slip.pdf")

    assert slip.mimetype == "application/pdf"
    assert slip.headers["Cache-Control"] == "no-store"
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(slip.data)).pages)
    assert reference in "".join(character for character in text if character.isdigit())
    assert slip.data == again.data
    (paper,) = session.scalars(select(Paper)).all()
    assert paper.missing == []


def test_the_pages_of_a_long_slip_are_numbered_in_both_languages(client: PageClient) -> None:
    _, code = a_hall(materials=tuple(a_material(f"材料{n}", key=f"m{n}") for n in range(30)))
    reference = reference_of(book(client, code))

    pages = PdfReader(BytesIO(client.get(f"/en/appointments/{reference}/slip.pdf").data)).pages

    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        assert f"第 {number} 页" in text
        assert f"Page {number} of {len(pages)}" in text


def test_a_slip_on_the_roll_is_a_paper_of_its_own(client: PageClient, session: Session) -> None:
    _, code = a_hall()
    address = f"/en/appointments/{reference_of(book(client, code))}/slip.pdf"

    widths = [
        round(float(PdfReader(BytesIO(client.get(f"{address}{query}").data)).pages[0].mediabox[2]))
        for query in ("", "?size=a5", "?size=roll", "?size=roll", "?size=unknown")
    ]

    assert [round(width / 72 * 25.4) for width in widths] == [210, 148, 80, 80, 210]
    assert len(session.scalars(select(Paper)).all()) == 3


def test_the_list_of_documents_names_the_visit_and_nobody(client: PageClient) -> None:
    _, code = a_hall(materials=(a_material("户口簿原件"),))
    reference = reference_of(book(client, code))

    page = client.get(f"/en/appointments/{reference}")
    paper = client.get(f"/en/appointments/{reference}/checklist.pdf")

    text = "".join(page.extract_text() for page in PdfReader(BytesIO(paper.data)).pages)
    assert f'href="/en/appointments/{reference}/checklist.pdf"' in page.text
    assert paper.headers["Cache-Control"] == "no-store"
    assert "户口簿原件" in text
    assert reference in "".join(character for character in text if character.isdigit())
    assert ADILA not in text


def test_a_cancelled_visit_has_no_slip(client: PageClient, session: Session) -> None:
    _, code = a_hall()
    reference = reference_of(book(client, code))
    client.submit(f"/en/appointments/{reference}/cancel")

    slip = client.get(f"/en/appointments/{reference}/slip.pdf")

    assert slip.location == f"/en/appointments/{reference}"
    assert session.scalars(select(Paper)).all() == []


def test_the_calendar_file_is_in_beijing_time_and_names_nobody(client: PageClient) -> None:
    _, code = a_hall()
    reference = reference_of(book(client, code))

    file = client.get(f"/en/appointments/{reference}/appointment.ics")

    event = Calendar.from_ical(file.data).walk("VEVENT")[0]
    assert event["DTSTART"].dt == TUESDAY_9
    assert event["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert show_reference(reference) in event["DESCRIPTION"]
    assert ADILA not in file.text
    assert PHONE not in file.text


def test_a_visit_is_moved(client: PageClient, session: Session) -> None:
    _, code = a_hall()
    reference = reference_of(book(client, code))
    client.get(f"/en/appointments/{reference}/slip.pdf")
    address = f"/en/appointments/{reference}/move"
    wanted = free_starts(client.get(address))[3]

    answer = client.submit(address, {"start": wanted})
    page = client.get(answer.location)

    assert "Your visit is moved" in page.text
    starts = session.scalar(select(Appointment.starts))
    assert starts is not None
    assert start_value(starts) == wanted
    assert session.scalar(select(Slot.taken).where(Slot.starts == TUESDAY_9)) == 0
    assert session.scalar(select(Slot.taken).where(Slot.starts == starts)) == 1
    assert session.scalars(select(Paper.withdrawn_at)).one() is not None


def test_moving_to_a_time_just_taken_offers_others(client: PageClient) -> None:
    centre_id, code = a_hall(windows=2)
    reference = reference_of(book(client, code, number=1))
    a_booking(centre_id, code, phone="13911111111")

    answer = client.submit(f"/en/appointments/{reference}/move", {"start": start_value(TUESDAY_9)})

    assert answer.status_code == 409
    assert "The nearest free times" in answer.text


def test_a_form_of_an_older_state_is_refused(client: PageClient) -> None:
    _, code = a_hall()
    reference = reference_of(book(client, code))
    address = f"/en/appointments/{reference}/move"
    starts = free_starts(client.get(address))
    client.submit(address, {"start": starts[2]})

    answer = client.post(address, data={"start": starts[4], "version": "1"})

    assert answer.status_code == 409
    assert "Somebody else changed this" in answer.text


def test_cancelling_asks_once_and_frees_the_place(client: PageClient, session: Session) -> None:
    _, code = a_hall()
    reference = reference_of(book(client, code))
    address = f"/en/appointments/{reference}/cancel"

    assert "Cancel this visit?" in client.get(address).text
    answer = client.submit(address)
    page = client.get(answer.location)

    assert "The visit is cancelled" in page.text
    assert session.scalar(select(Appointment.state)) is AppointmentState.CANCELLED
    assert session.scalar(select(Slot.taken).where(Slot.starts == TUESDAY_9)) == 0
    assert client.get(f"/en/appointments/{reference}/move").status_code == 302


def test_after_cancelling_the_same_day_can_be_booked_again(client: PageClient) -> None:
    _, code = a_hall()
    reference = reference_of(book(client, code))
    client.submit(f"/en/appointments/{reference}/cancel")

    assert book(client, code).status_code == 302


def test_two_clicks_on_cancel_are_one(client: PageClient, session: Session) -> None:
    _, code = a_hall()
    reference = reference_of(book(client, code))
    address = f"/en/appointments/{reference}/cancel"

    answers = [client.post(address) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert session.scalar(select(Slot.taken).where(Slot.starts == TUESDAY_9)) == 0


def test_a_visit_that_has_begun_cannot_be_cancelled(
    client: PageClient, standing_clock: StandingClock
) -> None:
    centre_id, code = a_hall()
    reference = a_booking(centre_id, code).reference
    standing_clock.move_to(TUESDAY_9)
    look_up(client, reference)

    answer = client.post(f"/en/appointments/{reference}/cancel")

    assert answer.status_code == 409
    assert "cannot be changed any more" in answer.text
