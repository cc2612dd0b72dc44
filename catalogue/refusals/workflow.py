"""Why a draft cannot go its way to the public."""

from kernel.refusals import N_, Refusal


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


class DatedAhead(Refusal):
    """What a change rests on is there already."""

    message = N_("A document cannot be dated %(day)s: that day is still to come. Check its date.")
    status = 422


class EndsTooSoon(Refusal):
    """The last day in force comes before the first."""

    message = N_("The last day in force comes before the first. Choose a later one.")
    status = 422


class ReasonMissing(Refusal):
    """What is returned without a word cannot be mended."""

    message = N_("Say what has to be mended in %(name)s, so that the department knows.")
    status = 422
