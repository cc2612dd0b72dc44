"""Why a standard cannot be claimed, or a claim cannot say something."""

from kernel.refusals import N_, Refusal


class Locked(Refusal):
    """The standard says this for all who claim it."""

    message = N_("The standard decides on this field (%(field)s). Propose the change to its owner.")
    status = 422


class LaterThanLaw(Refusal):
    """A local promise may be shorter than the law, never longer."""

    message = N_("%(name)s would promise an answer later than the law allows. Promise less time.")
    status = 422


class AboveStandardFee(Refusal):
    """A local fee may be lower than the standard's, never higher, and no other."""

    message = N_(
        "The fee %(name)s is higher than the standard's, or none of its fees."
        " Set at most what the standard sets."
    )
    status = 422


class NoSuchMaterial(Refusal):
    """What is waived must be asked for by the standard."""

    message = N_("The standard has no material %(name)s any more. Open the page again.")


class AdditionWithoutBasis(Refusal):
    """No local extras without a local regulation."""

    message = N_(
        "%(name)s is not asked for by the standard. Name the article and the document of the local"
        " regulation that asks for it."
    )
    status = 422


class NotInForce(Refusal):
    """Only what is in force can be claimed."""

    message = N_("%(name)s is not in force, so it cannot be claimed.")


class AlreadyClaimed(Refusal):
    """A department claims a standard once."""

    message = N_("%(department)s has claimed %(name)s already.")


class NotBelowOwner(Refusal):
    """A standard is claimed in the region of its owner and below."""

    message = N_("%(department)s is not in the region that %(name)s is kept for.")
    status = 422


class SaidByStandard(Refusal):
    """A claim has only what it says itself."""

    message = N_(
        "%(name)s follows a standard. Change here what is local;"
        " what all say is changed in the standard."
    )


class NoSuchClaim(Refusal):
    """Only a claim can be released, or say something of its own."""

    message = N_("%(name)s follows no standard.")


class NotSentBack(Refusal):
    """There is nothing to reply to."""

    message = N_("%(department)s has not sent this standard back.")


class WhyMissing(Refusal):
    """A no is given with its reason."""

    message = N_("Say in a sentence why.")
    status = 422


class NoSuchAddition(Refusal):
    """The owner says yes or no to what is still asked."""

    message = N_("%(department)s does not ask for this material any more. Open the page again.")


class NothingToConfirm(Refusal):
    """Somebody else confirmed it, or the claim does not say it itself."""

    message = N_("%(name)s has nothing like that to confirm any more. Open the page again.")


class NotAllowedAnyMore(Refusal):
    """What the new standard does not allow cannot be kept."""

    message = N_("The standard does not allow this any more (%(field)s). Take what it says now.")
    status = 422


class OnlyAnOwnItem(Refusal):
    """A standard is made of an item that stands on none."""

    message = N_("%(name)s is a standard already, or follows one.")


class DraftUnpublished(Refusal):
    """A standard is made of what is in force, not of a draft that nobody has published."""

    message = N_("%(name)s has a draft that is not published. Publish it or undo it first.")
