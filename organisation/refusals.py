"""Why the organisation says no."""

from kernel.refusals import N_, Refusal


class WrongSignIn(Refusal):
    """E-mail or password is wrong, or the account is closed: all answer alike."""

    message = N_("The e-mail or the password is wrong. Check both and try again.")
    status = 422


class PasswordTooShort(Refusal):
    """A password is shorter than the rule allows."""

    message = N_("A password needs at least %(least)s characters. A sentence is easy to remember.")
    status = 422


class PasswordTooCommon(Refusal):
    """A password that everybody tries first."""

    message = N_("This password is one of the first that others would try. Choose another.")
    status = 422


class EmailTaken(Refusal):
    """There is an account with this e-mail already."""

    message = N_("There is already an account with the e-mail %(email)s.")


class NoSuchScope(Refusal):
    """A code that is neither a region's, a department's nor a centre's."""

    message = N_("No region, department or centre has the code %(scope)s.")
    status = 422


class NoSuchPlace(Refusal):
    """A region code that is not there."""

    message = N_("No region has the code %(code)s. Add the region first, or leave the code out.")
    status = 422


class DayTwice(Refusal):
    """A calendar has one entry a day."""

    message = N_("%(day)s is already in this calendar. Remove the old entry first.")


class CodeTaken(Refusal):
    """Regions, departments and halls are told apart by their codes: no code names two of them."""

    message = N_("%(code)s is the code of another region, department or centre. Choose another.")


class NameTaken(Refusal):
    """A department of the region, or a pool of the hall, is called so already."""

    message = N_("There is already one called %(name)s here. Choose another name.")


class WrongCreditCode(Refusal):
    """A unified social credit code whose length, letters or check digit is wrong."""

    message = N_(
        "%(uscc)s is not a valid unified social credit code."
        " Compare its 18 characters with the certificate, or leave it empty."
    )
    status = 422


class NumberTaken(Refusal):
    """A number is painted over one window of a hall only."""

    message = N_("Another window here has the number %(number)s. Choose another number.")


class NotEmpty(Refusal):
    """There are accounts already: whoever administers makes the others."""

    message = N_("There are accounts already. An administrator makes more of them in the browser.")


class CalendarTaken(Refusal):
    """Calendars are told apart by their codes."""

    message = N_("%(code)s is the code of another calendar. Choose another.")


class AllianceTaken(Refusal):
    """Alliances are told apart by their codes."""

    message = N_("%(code)s is the code of another alliance. Choose another.")


class NotAllYours(Refusal):
    """What binds several regions is changed by who answers for all of them."""

    message = N_(
        "This alliance has members that are not yours to administer. You can let your own regions"
        " join or leave."
    )
    status = 403


class NotBothDays(Refusal):
    """A stretch of days that ends before it begins."""

    message = N_("The last day must not be before the first.")
    status = 422
