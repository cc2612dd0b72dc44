"""What was found about an item, and what to do about it."""

from collections.abc import Mapping

from catalogue.rules.findings import FindingKind
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
}


def finding_words(kind: FindingKind) -> str:
    """Return one finding as a sentence without a full stop."""
    return _(_WORDS[kind])
