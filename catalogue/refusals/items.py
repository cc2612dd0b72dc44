"""Why an item cannot be written, published, imported or entrusted."""

from kernel.refusals import N_, Refusal


class NotYourItem(Refusal):
    """The item belongs to a department or region beyond the actor's scope."""

    message = N_("Items of %(department)s are not yours to change.")
    status = 403


class CodeTaken(Refusal):
    """Another item has this code."""

    message = N_("There is already an item with the code %(code)s.")


class WrongCode(Refusal):
    """A code that could not stand in an address."""

    message = N_(
        "The code %(code)s cannot be used. Use up to 36 digits, Latin letters, dots and hyphens."
    )
    status = 422


class PromiseAboveLaw(Refusal):
    """The promised limit is longer than the legal one."""

    message = N_(
        "%(name)s promises an answer later than the law allows. Shorten the promised limit first."
    )
    status = 422


class AuthorityMissing(Refusal):
    """A window is to accept, but no document gives it the authority."""

    message = N_(
        "%(name)s lets the window accept. Record the document that gives it this authority first."
    )
    status = 422


class NotPublished(Refusal):
    """Only what is published can be withdrawn."""

    message = N_("%(code)s is not published, so there is nothing to withdraw.")


class ImportRefused(Refusal):
    """The list cannot be taken over as it is."""

    message = N_("Nothing was imported. The list has problems; each is named below.")
    status = 422


class ImportRunning(Refusal):
    """One import at a time."""

    message = N_("Another import is running on this machine. Try again when it has ended.")


class ImportOvertaken(Refusal):
    """Somebody saved an item that the import was about to replace."""

    message = N_(
        "Nothing was imported: somebody changed one of these items in the meantime."
        " Import the list again."
    )


class NotAPoint(Refusal):
    """Points are the departments of townships and villages."""

    message = N_("%(department)s is not of a township or village, so it cannot be a point.")
    status = 422


class TooManyPoints(Refusal):
    """Points times services, in one go."""

    message = N_(
        "That would be %(number)s points in one go; at most %(most)s can be changed. Narrow the"
        " services or choose fewer points."
    )
    status = 422


class DocumentMissing(Refusal):
    """What entrusts a point is written somewhere."""

    message = N_("Name the document this rests on.")
    status = 422


class SituationsFaulty(Refusal):
    """Gaps and overlaps would send citizens away with the wrong list."""

    message = N_(
        "The questions on the situation of %(name)s have gaps or overlaps. Their page says"
        " which, and how to mend them."
    )
    status = 422
