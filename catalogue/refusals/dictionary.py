"""Why the material dictionary says no."""

from kernel.refusals import N_, Refusal


class NotYourEntry(Refusal):
    """The entry belongs to a department or region beyond the actor's scope."""

    message = N_("This entry of the material dictionary is kept by others.")
    status = 403


class OnlyPublishersSaySo(Refusal):
    """An entry in use speaks on every guide at once."""

    message = N_(
        "An entry in use changes what citizens read at once. Only somebody who may publish"
        " items can put it into use, change it then, or retire it."
    )
    status = 403


class WrongKey(Refusal):
    """A key stands in addresses and in workbooks."""

    message = N_("A key has 2 to 36 small Latin letters, digits and hyphens, and begins with one.")
    status = 422


class KeyTaken(Refusal):
    """Another entry has this key."""

    message = N_("Another entry has the key %(key)s.")
    status = 422


class NameTaken(Refusal):
    """By a name one entry is found, never two."""

    message = N_("%(name)s is a name of the entry %(key)s already.")
    status = 422


class HeldWithoutBasis(Refusal):
    """What citizens need not bring must rest on something."""

    message = N_("Say on which document it rests that nobody needs to bring this.")
    status = 422


class NoSuchEntry(Refusal):
    """A material points at nothing."""

    message = N_("The material dictionary has no entry %(key)s.")
    status = 422


class NoEntryNamed(Refusal):
    """Nothing was typed that an entry could be found by."""

    message = N_(
        "Type the name or key of an entry of the material dictionary, or make an entry of the"
        " names first."
    )
    status = 422


class NoNameTicked(Refusal):
    """Nothing was chosen that could point at an entry."""

    message = N_("Tick the names that mean the same as the entry.")
    status = 422


class TooFewNames(Refusal):
    """One name alone is not told apart from anything."""

    message = N_("Tick at least two names of your items that do not mean the same.")
    status = 422


class TooManyFiles(Refusal):
    """A page shows them all."""

    message = N_("An entry has at most %(most)s files. Remove one first.")
    status = 422
