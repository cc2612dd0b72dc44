"""What to bring to a visit: the materials of the revisions it was booked under, each once."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from booking.values import AppointmentView
from catalogue.phrases import item_name
from catalogue.phrases.merged import MaterialLine, material_line
from catalogue.phrases.situated import Answered, answered, said_of_rows
from catalogue.queries import asked_of_visit
from catalogue.rules.visit_lists import VisitList
from kernel.locales import Tag
from kernel.texts import Shown
from organisation.queries import centre_by_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Bring:
    """The one list of a visit; `notes`: what is to be known of a service, given the answers."""

    is_shared: bool  # by more than one service
    rows: tuple[MaterialLine, ...]
    answered: tuple[Answered, ...]
    notes: tuple[tuple[Shown, tuple[Shown, ...]], ...]


def asked_for(session: Session, view: AppointmentView) -> VisitList:
    """Return what the services of a visit ask for together; four queries, however many."""
    booked = [(item.revision_id, item.answers) for item in view.items]
    return asked_of_visit(session, booked, centre_by_id(view.centre_id).region_id)


def bring(found: VisitList, language: Tag) -> Bring:
    """Return the list in the reader's words."""
    every = [one.situation for one in found.services]
    said = [row for one in every for row in answered(one.facts, one.answers, language)]
    notes = [(item_name(one.facts, language), said_of_rows(one, "note", language)) for one in every]
    return Bring(
        is_shared=found.is_shared,
        rows=tuple(material_line(one, language) for one in found.materials),
        answered=tuple({(one.text, other.text): (one, other) for one, other in said}.values()),
        notes=tuple((name, tuple(told)) for name, told in notes if told),
    )
