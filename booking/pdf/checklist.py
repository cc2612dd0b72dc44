"""What to bring to a booked visit, with boxes to tick."""

from collections.abc import Sequence
from functools import partial

from booking.pdf.slip import clock_words
from booking.rules.entry import show_reference
from booking.values import AppointmentView
from catalogue.pdf.checklist import Wanted, checklist_sheet
from catalogue.pdf.words import Both
from documents.sheets import Fact, Facts, Sheet
from documents.values import code
from documents.zone import with_zone
from kernel.locales import Tag
from kernel.refusals import N_
from kernel.texts import pick
from organisation.values import CentreCard


def visit_checklist(
    view: AppointmentView, centre: CentreCard, wanted: Sequence[Wanted], tag: Tag
) -> Sheet:
    """Return the list of all services of a visit; it names nobody."""
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
    return with_zone(checklist_sheet(wanted, tag, office=place, about=Facts(rows, columns=2)))
