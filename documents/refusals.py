"""How papers say no."""

from kernel.refusals import N_, NotFound, Refusal


class PaperUnknown(NotFound):
    """No paper has this token."""

    message = N_("No paper of ours has this code. Compare it with the one on the paper.")


class PaperForgotten(Refusal):
    """What the paper said was deleted when the time for keeping it was over."""

    message = N_(
        "What paper %(number)s said was deleted, because the time for keeping it is over. Whoever"
        " holds the paper can still have it checked by its code."
    )
    status = 410


class PaperDamaged(Refusal):
    """The kept file is gone or changed and cannot be made again byte for byte."""

    message = N_(
        "The kept file of paper %(number)s is damaged and cannot be made again exactly. "
        "Print a copy instead."
    )
    status = 409
