"""What to bring to a booked visit, with boxes to tick."""

from collections.abc import Sequence
from functools import partial

from booking.pdf.slip import clock_words
from booking.rules.entry import show_reference
from booking.values import AppointmentView
from catalogue.pdf.checklist import checklist_sheet
from catalogue.pdf.words import Both
from catalogue.rules.visit_lists import VisitList
from documents.sheets import Fact, Facts, Sheet
from documents.values import code
from documents.zone import with_zone
from kernel.locales import Tag
from kernel.refusals import N_
from kernel.texts import pick
from organisation.values import CentreCard


def visit_checklist(
    view: AppointmentView,
    centre: CentreCard,
    found: VisitList,
    addresses: Sequence[str],
    tag: Tag,
) -> Sheet:
    """Return the list of all services of a visit; it names nobody.

    `addresses`: those of the guides.
    """
    both = Both(tag)
    place = both.named(partial(pick, centre.names))
    about = (
        Fact(both(N_("Reference")), code(show_reference(view.reference))),
        Fact(
            both(N_("Day and time")),
            both(N_("%(starts)s to %(ends)s"), starts=view.starts, ends=clock_words(view.ends)),
        ),
        Fact(both(N_("Place")), place),
        Fact(both(N_("Address")), both.named(partial(pick, centre.addresses))),
    )
    rows = tuple(row for row in about if row.value)
    sheet = checklist_sheet(found, addresses, tag, office=place, about=Facts(rows, columns=2))
    return with_zone(sheet)
