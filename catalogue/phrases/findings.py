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
}


def finding_words(kind: FindingKind) -> str:
    """Return one finding as a sentence without a full stop."""
    return _(_WORDS[kind])
