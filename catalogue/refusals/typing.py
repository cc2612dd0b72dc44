"""Why what is typed is not kept."""

from kernel.refusals import N_, Refusal


class TooMuchTyped(Refusal):
    """More than any item says."""

    message = N_("This is more than an item can hold. Save the draft, or shorten it.")
    status = 413
