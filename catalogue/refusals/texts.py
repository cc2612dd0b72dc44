"""Why a text in another language cannot be saved."""

from kernel.refusals import N_, Refusal


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
