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
