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


class FileTooLarge(Refusal):
    """No paper of ours is that large."""

    message = N_("The file is larger than %(megabytes)s MB: no paper of ours is.")
    status = 413


class NoPdf(Refusal):
    """A picture or a text cannot be the file that was issued."""

    message = N_(
        "This is no PDF file. Choose the file as you received it, not a photo of the paper."
    )
    status = 415
