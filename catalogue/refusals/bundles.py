"""Why a bundle cannot be saved, published or withdrawn."""

from kernel.refusals import N_, Refusal


class GoesInCircles(Refusal):
    """Nothing that waits for itself is ever begun."""

    message = N_(
        "%(name)s would have to be finished before itself. Change what it comes after, or what"
        " the services before it come after."
    )
    status = 422


class TwiceInBundle(Refusal):
    """A service is asked for once."""

    message = N_("%(name)s stands in the bundle twice. Remove one of the two.")
    status = 422


class TooManyMembers(Refusal):
    """One visit takes so many services."""

    message = N_("A bundle has at most %(most)s services: one visit takes no more.")
    status = 422


class NoSuchMember(Refusal):
    """A member is a standard, or an item of its own."""

    message = N_("There is no service or standard with the code or name %(said)s.")
    status = 422


class SeveralMembers(Refusal):
    """A name that several have names none of them."""

    message = N_("Several services are called %(said)s. Name the code of the one you mean.")
    status = 422


class MemberNotInForce(Refusal):
    """Citizens are sent to what is published only."""

    message = N_("%(name)s is not published. Publish it first, or take it out of the bundle.")
    status = 422


class TooFewMembers(Refusal):
    """One service alone is no bundle."""

    message = N_("A bundle needs at least two services that everybody gets.")
    status = 422


class NotYourBundle(Refusal):
    """A bundle belongs to a region beyond the actor's scope."""

    message = N_("Bundles of %(region)s are not yours to change.")
    status = 403


class SlugTaken(Refusal):
    """Another bundle has this address."""

    message = N_("There is already a bundle with the address %(slug)s.")


class WrongSlug(Refusal):
    """What could not stand in an address."""

    message = N_(
        "The address %(slug)s cannot be used. Use up to 60 small Latin letters, digits and hyphens."
    )
    status = 422


class NameMissing(Refusal):
    """A bundle goes by its Chinese name."""

    message = N_("Give the bundle a Chinese name.")
    status = 422


class BundleBasisMissing(Refusal):
    """What citizens see rests on a document."""

    message = N_("Name the document this rests on.")
    status = 422


class OwnBundle(Refusal):
    """Four eyes: whoever saved a draft last does not publish it."""

    message = N_("You saved %(name)s last. Somebody else publishes it.")
    status = 422


class BundleNotPublished(Refusal):
    """Only what is published can be withdrawn."""

    message = N_("%(name)s is not published, so there is nothing to withdraw.")


class BundleNotNew(Refusal):
    """The draft says what is in force."""

    message = N_("%(name)s is in force as it stands in the draft. There is nothing to publish.")


class NumberTwice(Refusal):
    """Others name a row by its number."""

    message = N_("Two services have the number %(number)s. Give each one of its own.")
    status = 422


class NoSuchNumber(Refusal):
    """A service comes after the numbers of others."""

    message = N_("There is no service with the number %(number)s in this bundle.")
    status = 422
