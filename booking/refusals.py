"""Why booking says no."""

from kernel.refusals import N_, Refusal


class JustTaken(Refusal):
    """The last place went to somebody else between looking and asking."""

    message = N_("%(starts)s has just been taken. Nothing is lost: please choose another time.")


class SlotPast(Refusal):
    """A time that has begun."""

    message = N_("That time has already passed. Please choose a later one.")


class TooSoon(Refusal):
    """A time that is too near to be reached."""

    message = N_(
        "That time begins in less than %(minutes)s minutes. Please choose a later one,"
        " or come without an appointment."
    )


class NotOffered(Refusal):
    """A time at which no visit of this length can start here."""

    message = N_("No visit for these services can start at that time. Please choose another time.")


class NoCounter(Refusal):
    """The place chosen does not take all of the services."""

    message = N_("This place does not take all of these services. Please choose another place.")


class NotAtCounter(Refusal):
    """A service that is not done at a counter at all."""

    message = N_("This service is not done at a counter, so no visit can be booked for it.")


class TooManyItems(Refusal):
    """More services than one visit can take."""

    message = N_("One visit can take at most %(most)s services. Please book two visits.")
    status = 422


class ItemChanged(Refusal):
    """A service was published anew or withdrawn between reading and booking it."""

    message = N_(
        "A service was changed a moment ago. Look once more at what it needs, then choose a time."
    )


class AlreadyBooked(Refusal):
    """The same person, the same service, the same day."""

    message = N_(
        "There is already an appointment with this name and phone for this service on that day."
        " To change it, look it up under My appointment; or choose another day."
    )


class TooManyBookings(Refusal):
    """One person holds as many appointments as one may."""

    message = N_(
        "With this name and phone %(most)s appointments are booked already. Cancel one that you"
        " do not need, or come without an appointment."
    )


class NobodyCanApply(Refusal):
    """The answers say that nobody can apply for it like this; the guide says what to do."""

    message = N_("In this situation nobody can apply for %(name)s. Its guide says what to do.")


class AppointmentOver(Refusal):
    """Cancelled, used, missed or begun: it can no longer be changed."""

    message = N_("This appointment is over or cancelled, so it cannot be changed any more.")


class NoSuchAppointment(Refusal):
    """Unknown and not yours answer alike."""

    message = N_(
        "We found no appointment with this reference and this phone. Check both: the reference has"
        " 16 digits, and the phone is the one given when booking."
    )
    status = 404


class NotYourHall(Refusal):
    """A member of staff acts in a hall that is not in their scope."""

    message = N_("Your account may not do this at this place.")
    status = 403
