"""Why the catalogue says no."""

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


class NotReviewed(Refusal):
    """Nobody publishes what the department has not reviewed."""

    message = N_("The department has not reviewed %(name)s yet. Only then can it be published.")


class OwnDraft(Refusal):
    """Four eyes: whoever wrote or submitted a draft does not review it."""

    message = N_(
        "You wrote or submitted %(name)s yourself. Somebody else of the department reviews it."
    )
    status = 422


class AlreadySubmitted(Refusal):
    """One request at a time."""

    message = N_("%(name)s has been submitted already. Look at what became of it.")


class AlreadyScheduled(Refusal):
    """One version waits for its day."""

    message = N_("A version of %(name)s comes into force on %(day)s. Let it, or call it off first.")


class NothingNew(Refusal):
    """The draft says what is in force."""

    message = N_("%(name)s is in force as it stands in the draft. There is nothing to publish.")


class DayPassed(Refusal):
    """What is to begin or end cannot do so in the past."""

    message = N_("%(day)s has passed. Choose a later day.")
    status = 422


class EndsTooSoon(Refusal):
    """The last day in force comes before the first."""

    message = N_("The last day in force comes before the first. Choose a later one.")
    status = 422


class ReasonMissing(Refusal):
    """What is returned without a word cannot be mended."""

    message = N_("Say what has to be mended in %(name)s, so that the department knows.")
    status = 422


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


class ChineseChanged(Refusal):
    """A text was made from Chinese that has been changed since."""

    message = N_(
        "The Chinese was changed while this was being translated. Compare it with the new Chinese,"
        " then save again."
    )


class ChineseGone(Refusal):
    """A text was typed for Chinese that the item has no longer."""

    message = N_("The Chinese of this text is gone. Copy what you typed if you still need it.")
    status = 404


class TranslatedMeanwhile(Refusal):
    """Somebody else saved the same text in the same language."""

    message = N_(
        "Somebody else saved this text in the meantime. Both are shown here:"
        " take from theirs what is better, then save again."
    )


class TextTooLong(Refusal):
    """No field of an item is that long."""

    message = N_("This has %(length)s characters; at most %(longest)s fit. Shorten it.")
    status = 422


class StrayCharacters(Refusal):
    """Control characters, or those that turn the direction of what follows."""

    message = N_("This has characters that are no text. Write it again.")
    status = 422


class PiecesLost(Refusal):
    """Numbers, placeholders and tags are facts: they stand in every language."""

    message = N_("The Chinese says %(pieces)s, and this text does not. Add what is missing.")
    status = 422


class NotItsLetters(Refusal):
    """Not one letter of the script the language is written in."""

    message = N_("No letter here belongs to %(language)s. Check which language you chose.")
    status = 422


class SimplifiedCharacters(Refusal):
    """Readers of traditional characters are given none that they do not write."""

    message = N_("Simplified characters stand here: %(letters)s. Write them as traditional ones.")
    status = 422


class NothingToApprove(Refusal):
    """An empty text has no state."""

    message = N_("There is no text yet that could be reviewed or approved.")
    status = 422


class NotYoursToApprove(Refusal):
    """An approved text has been read by a publisher who did not write it."""

    message = N_(
        "A text is approved by somebody who may publish the item and did not write the text."
        " You can mark it as reviewed."
    )
    status = 403


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
