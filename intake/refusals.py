"""Why intake may refuse."""

from kernel.refusals import N_, Refusal


class StepNotAllowed(Refusal):
    message = N_("This case cannot take that step now.")


class NoAuthority(Refusal):
    message = N_(
        "No authority to accept in the department's name is recorded, or it has run out."
        " Hand the case over to the department."
    )


class StillLacking(Refusal):
    message = N_(
        "The checklist says that something is lacking: give the one-time notice that names it."
    )


class NothingLacking(Refusal):
    message = N_("The checklist is complete: there is nothing to ask for.")


class ReasonMissing(Refusal):
    message = N_("Say for each lacking material what is wrong with it.")
    status = 422


class UnknownMaterial(Refusal):
    message = N_("The checklist is not that of this item. Load the page again.")
    status = 422


class AskedBefore(Refusal):
    message = N_(
        "The first notice should have named this: %(names)s. Asking again is a breach and is"
        " recorded as one. Tick the box if it must be asked for all the same."
    )


class TooLateToAsk(Refusal):
    message = N_(
        "No notice was given by %(day)s, so the case counts as accepted on the day it came."
        " Accept it; the breach is recorded."
    )


class NoRemedy(Refusal):
    message = N_(
        "No place of appeal is recorded for this department on %(day)s, so nothing can be"
        " refused. An administrator must fill the table of remedies first."
    )


class ReasonNeeded(Refusal):
    message = N_("Give the reason in words: the applicant has a right to it.")
    status = 422


class OtherSystem(Refusal):
    message = N_("This item is handled in another system. Register the case with its number there.")


class OurSystem(Refusal):
    message = N_("This item is handled here. Take it in with its checklist.")


class NumberMissing(Refusal):
    message = N_("Give the number of the case in the other system.")
    status = 422


class WrongCentre(Refusal):
    message = N_("This appointment is for another centre.")


class NotServedHere(Refusal):
    message = N_("No window of this centre serves the department of this service.")


class TakenForOthers(Refusal):
    message = N_(
        "This service is only handed in here; it is accepted elsewhere. Hand the case over to the"
        " department."
    )


class AppointmentOver(Refusal):
    message = N_("This appointment was cancelled. Take the person in as a walk-in.")


class CaseTwice(Refusal):
    message = N_("This service of the appointment was taken in already: case %(reference)s.")


class NoSuchCase(Refusal):
    message = N_(
        "There is no case with this number and this phone. Check both; the number is on every"
        " paper of the case."
    )
    status = 404
