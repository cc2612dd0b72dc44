"""Why a baseline cannot be taken."""

from kernel.refusals import N_, Refusal


class BaselineTaken(Refusal):
    """One baseline a region and day: two would say the same."""

    message = N_("There is a baseline of this region and day already.")


class DayNotOver(Refusal):
    """What is in force on a day is known when the day is there."""

    message = N_("A baseline is taken of today or of a day that has passed.")
    status = 422


class NothingToCompare(Refusal):
    """A baseline of nothing proves nothing."""

    message = N_(
        "No service of this region was in force on that day. Choose a later day, or let services "
        "that were published later count from their first version."
    )
    status = 422
