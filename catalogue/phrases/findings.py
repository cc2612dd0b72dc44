"""What was found about an item, and what to do about it."""

from collections.abc import Mapping

from catalogue.values.findings import FindingKind, Severity
from kernel.refusals import N_
from kernel.words import _

_WORDS: Mapping[FindingKind, str] = {
    FindingKind.PROMISED_ABOVE_LEGAL: N_("The promised limit is longer than the legal one"),
    FindingKind.AUTHORITY_MISSING: N_("The window accepts without a document that says so"),
    FindingKind.NO_MATERIALS: N_("No materials are listed"),
    FindingKind.ONLY_NO_MATERIALS_NEEDED: N_("The only material says that none is needed"),
    FindingKind.ONLY_NO_REVIEW_NEEDED: N_("The only material says that no review is needed"),
    FindingKind.NO_LIMITS: N_("Neither a legal nor a promised limit is given"),
    FindingKind.NO_STEPS: N_("No steps are listed"),
    FindingKind.FEES_NOT_LISTED: N_("There is a fee, but no amount or standard"),
    FindingKind.TYPE_UNKNOWN: N_("The kind of act is not known"),
    FindingKind.AUDIENCE_UNKNOWN: N_("Who may apply is not known"),
    FindingKind.THEME_UNKNOWN: N_("No theme is given, so nobody finds it by theme"),
    FindingKind.ACCEPTANCE_UNKNOWN: N_("Who accepts is not known: taken to be the department"),
    FindingKind.BASIC_CODE_OLD: N_(
        "The basic code has the old form of up to 10 characters:"
        " give the 12 characters of the directory"
    ),
    FindingKind.BASIC_CODE_ODD: N_(
        "The basic code does not have the 12 characters of the directory:"
        " correct it, or move a code of your own to the local basic code"
    ),
    FindingKind.BASIC_CODE_TYPE: N_(
        "The basic code stands for another kind of act than the item: correct one of them"
    ),
    FindingKind.CODE_OLD: N_(
        "The implementation code has the old form of up to 24 characters:"
        " give the 31 characters of the national form"
    ),
    FindingKind.CODE_ODD: N_(
        "The implementation code does not have the 31 characters of the national form"
        " (credit code, level, basic code): correct it"
    ),
    FindingKind.CODE_BODY_WRONG: N_(
        "The implementation code does not begin with a valid credit code:"
        " compare its first 18 characters with the department's certificate"
    ),
    FindingKind.CODE_BODY_OTHER: N_(
        "The implementation code begins with the credit code of another body than the department:"
        " correct the code, or the department's credit code"
    ),
    FindingKind.CODE_LEVEL: N_(
        "The implementation code stands for another level than the item: correct one of them"
    ),
    FindingKind.CODE_TYPE: N_(
        "The implementation code stands for another kind of act than the item: correct one of them"
    ),
    FindingKind.CODE_BASIC: N_(
        "The implementation code does not end with the basic code: correct one of them"
    ),
    FindingKind.BUSINESS_CODE_ODD: N_(
        "The business item code does not have 33 characters,"
        " the implementation code and two digits: correct it"
    ),
    FindingKind.BUSINESS_CODE_OTHER: N_(
        "The business item code belongs to another item: it has to begin with the code of this one"
    ),
    FindingKind.SITUATION_IDLE: N_("A row of the decisions says nothing or fits no answers"),
    FindingKind.AUTHORITY_ENDED: N_("The window's authority to accept has ended"),
    FindingKind.NO_PLACE: N_("No window takes it in, so nobody can book a visit for it"),
    FindingKind.LIMIT_ZERO: N_("The promised limit is 0 days"),
    FindingKind.SPOT_PROMISES_DAYS: N_("It is answered on the spot, and yet days are promised"),
    FindingKind.STEPS_LONGER: N_("The steps together take longer than the limit"),
    FindingKind.SITUATION_GAP: N_("For some answers nobody says what holds"),
    FindingKind.SITUATION_FAULT: N_("Questions and decisions do not fit together"),
    FindingKind.MATERIAL_SAYS_NONE: N_("A material says that none is needed"),
    FindingKind.MATERIAL_VAGUE: N_("A material does not say what is to be brought"),
    FindingKind.MATERIAL_TWICE: N_("The same material is asked for twice"),
    FindingKind.MATERIAL_SOURCE_UNKNOWN: N_("Nobody says where a material comes from"),
    FindingKind.MATERIAL_BASIS_MISSING: N_("A material is asked for without a legal basis"),
    FindingKind.FEE_BASIS_MISSING: N_("A fee is charged without a legal basis"),
    FindingKind.FEES_CONTRADICT: N_("It is free of charge, and yet fees are listed"),
    FindingKind.LEGAL_BASIS_MISSING: N_("An act of authority names no legal basis"),
    FindingKind.CONDITIONS_MISSING: N_("Nobody says under which conditions it is granted"),
    FindingKind.PHONE_MISSING: N_("No telephone number is given to ask at"),
    FindingKind.PHONE_ODD: N_("A telephone number cannot be dialled"),
    FindingKind.LINK_ODD: N_("A link leads nowhere"),
    FindingKind.LINK_INTERNAL: N_("A link leads into the office's own network"),
    FindingKind.ONLINE_WITHOUT_LINK: N_("It can be applied for online, but nobody says where"),
    FindingKind.ALLIANCE_UNKNOWN: N_("No alliance with this code is in force"),
    FindingKind.NEVER_CHECKED: N_("Nobody has compared it with its source yet"),
    FindingKind.CHECKED_LONG_AGO: N_("It was compared with its source too long ago"),
    FindingKind.TEXTS_MISSING: N_("Texts are missing in other languages"),
    FindingKind.TEXTS_STALE: N_("Translations were made from an older Chinese text"),
}
_MEND: Mapping[FindingKind, str] = {
    FindingKind.SITUATION_IDLE: N_("Let the row say something, or remove it."),
    FindingKind.PROMISED_ABOVE_LEGAL: N_(
        "Promise no more days than the law allows, or correct the limit by law."
    ),
    FindingKind.AUTHORITY_MISSING: N_(
        "Name the document that gives the window its authority, or let the department accept."
    ),
    FindingKind.AUTHORITY_ENDED: N_("Enter the new document and until when it is valid."),
    FindingKind.NO_PLACE: N_(
        "Station the department at a centre with an open window, or take the window out of the"
        " ways to apply."
    ),
    FindingKind.NO_LIMITS: N_("Enter the limit by law and the one you promise."),
    FindingKind.LIMIT_ZERO: N_("Choose “on the spot” as the unit, or enter how many days."),
    FindingKind.SPOT_PROMISES_DAYS: N_(
        "Let the answer come by a promised day, or promise it on the spot."
    ),
    FindingKind.STEPS_LONGER: N_("Shorten the limits of the steps, or correct the promise."),
    FindingKind.NO_STEPS: N_("List the steps from handing in to the result."),
    FindingKind.SITUATION_GAP: N_(
        "Add a row for these answers, or mark the answer as one that changes nothing."
    ),
    FindingKind.SITUATION_FAULT: N_(
        "Let each row say something of its own that no other row contradicts."
    ),
    FindingKind.NO_MATERIALS: N_("List the materials. If none is needed, nothing is to be done."),
    FindingKind.ONLY_NO_MATERIALS_NEEDED: N_(
        "Remove it: an item without materials says by itself that none is needed."
    ),
    FindingKind.ONLY_NO_REVIEW_NEEDED: N_("Remove it, or list the materials."),
    FindingKind.MATERIAL_SAYS_NONE: N_("Remove it from the list of materials."),
    FindingKind.MATERIAL_VAGUE: N_(
        "Name each document. Catch-all wordings such as “other materials” are not allowed."
    ),
    FindingKind.MATERIAL_TWICE: N_("Remove one of them, or say what differs."),
    FindingKind.MATERIAL_SOURCE_UNKNOWN: N_(
        "Say whether the applicant makes it, an office issues it or somebody else provides it."
    ),
    FindingKind.MATERIAL_BASIS_MISSING: N_(
        "Enter the article that asks for it, or waive the material."
    ),
    FindingKind.FEES_NOT_LISTED: N_("Enter each fee with its amount or standard and its basis."),
    FindingKind.FEE_BASIS_MISSING: N_("Enter the document that sets the fee."),
    FindingKind.FEES_CONTRADICT: N_("Remove the fees, or say that there is one."),
    FindingKind.LEGAL_BASIS_MISSING: N_("Enter the law and article that create the item."),
    FindingKind.CONDITIONS_MISSING: N_("Write down who may apply, and when."),
    FindingKind.PHONE_MISSING: N_("Enter a number with its area code where people can ask."),
    FindingKind.PHONE_ODD: N_(
        "Write area code and number such as 0902-2345678, a mobile number of 11 digits, a 400"
        " number, or a short one such as 12345."
    ),
    FindingKind.LINK_ODD: N_(
        "Enter a whole address that begins with https:// and open it once to try it."
    ),
    FindingKind.LINK_INTERNAL: N_(
        "Citizens cannot open it: enter the address that is reached from outside."
    ),
    FindingKind.ONLINE_WITHOUT_LINK: N_(
        "Enter the address for applying online, or take online out of the ways to apply."
    ),
    FindingKind.ALLIANCE_UNKNOWN: N_("Correct the code, or have the alliance entered."),
    FindingKind.NEVER_CHECKED: N_("Compare it with its source, then enter the day and who did it."),
    FindingKind.CHECKED_LONG_AGO: N_(
        "Compare it with its source again, then enter the day and who did it."
    ),
    FindingKind.TEXTS_MISSING: N_("Translate them, or import a file of translations."),
    FindingKind.TEXTS_STALE: N_(
        "Compare them with the new Chinese: readers get Chinese until then."
    ),
    FindingKind.TYPE_UNKNOWN: N_("Choose the kind of act: clock, papers and wording follow it."),
    FindingKind.AUDIENCE_UNKNOWN: N_("Choose who may apply."),
    FindingKind.THEME_UNKNOWN: N_("Choose at least one theme."),
    FindingKind.ACCEPTANCE_UNKNOWN: N_("Choose whether the window or the department accepts."),
}
SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: N_("Error"),
    Severity.WARNING: N_("Warning"),
    Severity.HINT: N_("Hint"),
}


def finding_words(kind: FindingKind) -> str:
    """Return one finding as a sentence without a full stop."""
    return _(_WORDS[kind])


def mend_words(kind: FindingKind) -> str:
    """Return how to mend it in sentences; of a code the finding itself says it."""
    return _(_MEND[kind]) if kind in _MEND else ""


def severity_words(severity: Severity) -> str:
    """Return how grave a finding is in one word."""
    return _(SEVERITIES[severity])
