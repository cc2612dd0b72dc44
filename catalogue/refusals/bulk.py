"""Why many items cannot be changed at once."""

from kernel.refusals import N_, Refusal


class NothingToChange(Refusal):
    """No item would become another."""

    message = N_("None of these items would be changed.")
    status = 422


class SeenOtherwise(Refusal):
    """The items are not those of the preview any more."""

    message = N_("Some of these items were changed since you looked. Look at the preview again.")


class TooMany(Refusal):
    """More than one operation takes."""

    message = N_("More than %(most)s items match. Narrow them with the filters.")
    status = 422


class NotToUndo(Refusal):
    """It is under way, it was undone, or it changed nothing."""

    message = N_("This change cannot be undone: it is still under way, or it was undone before.")


class BulkBusy(Refusal):
    """A step of it is under way."""

    message = N_("The items of this change are being worked on. Wait a moment, then try again.")
