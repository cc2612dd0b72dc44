"""How papers say no."""

from kernel.refusals import N_, NotFound, Refusal


class PaperUnknown(NotFound):
    """No paper has this token."""

    message = N_("No paper of ours has this code. Compare it with the one on the paper.")


class PaperDamaged(Refusal):
    """The kept file is gone or changed and cannot be made again byte for byte."""

    message = N_(
        "The kept file of paper %(number)s is damaged and cannot be made again exactly. "
        "Print a copy instead."
    )
    status = 409
