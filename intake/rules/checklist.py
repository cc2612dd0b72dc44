"""What the checklist of a case says."""

from collections.abc import Collection, Sequence

from catalogue.values.codes import Necessity
from catalogue.values.facts import MaterialFacts
from intake.refusals import AskedBefore, NothingLacking, ReasonMissing, UnknownMaterial
from intake.values.commands import Finding
from intake.values.reasons import Reason
from intake.values.states import LACKING, MaterialState


def is_required(material: MaterialFacts) -> bool:
    """Whether a case is incomplete without it; what the state holds itself is not asked for."""
    return material.necessity is Necessity.REQUIRED and not material.exempt


def check_findings(keys: Collection[str], findings: Sequence[Finding]) -> None:
    """Refuse findings of another checklist, or a fault that is not named."""
    if sorted(keys) != sorted(finding.key for finding in findings):
        raise UnknownMaterial
    for finding in findings:
        unnamed = finding.state is MaterialState.WRONG and finding.reason is None
        untold = finding.reason is Reason.OTHER and not finding.remark.strip()
        if unnamed or untold:
            raise ReasonMissing


def reason_of(finding: Finding) -> Reason | None:
    """Return what is wrong with a material; what is not there is missing, unless said better."""
    if finding.state is MaterialState.MISSING:
        return finding.reason or Reason.MISSING
    return finding.reason if finding.state is MaterialState.WRONG else None


def lacking(findings: Sequence[Finding], required: Collection[str]) -> tuple[Finding, ...]:
    """Return the required materials that are missing or wrong."""
    return tuple(
        finding for finding in findings if finding.key in required and finding.state in LACKING
    )


def untold(lacks: Sequence[str], told: Collection[str] | None) -> tuple[str, ...]:
    """Return what a second notice names that the first did not; `told` is None before any.

    Asking again for something that was missing the first time breaks the one-time notice.
    """
    if not lacks:
        raise NothingLacking
    return () if told is None else tuple(key for key in lacks if key not in told)


def check_told_once(names: Sequence[str], *, despite_breach: bool) -> None:
    """Refuse a second notice about something new, unless the breach is knowingly recorded."""
    if names and not despite_breach:
        raise AskedBefore(names="、".join(names))
