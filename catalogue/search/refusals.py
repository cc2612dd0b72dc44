"""How search says no."""

from kernel.refusals import N_, Refusal


class IndexNotReady(Refusal):
    """There is no index this program can read: none yet, or one of another version."""

    message = N_("The search is being prepared. Please try again in a few minutes.")
    status = 503
