"""What a check finds in an item: its kind, how grave it is, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kernel.locales import Tag


class Severity(StrEnum):
    """How grave a finding is. An error bars publishing."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class FindingKind(StrEnum):
    """What was found."""

    PROMISED_ABOVE_LEGAL = "promised_above_legal"
    AUTHORITY_MISSING = "authority_missing"
    AUTHORITY_ENDED = "authority_ended"
    NO_PLACE = "no_place"
    NO_LIMITS = "no_limits"
    LIMIT_ZERO = "limit_zero"
    SPOT_PROMISES_DAYS = "spot_promises_days"
    STEPS_LONGER = "steps_longer"
    NO_STEPS = "no_steps"
    SITUATION_GAP = "situation_gap"
    SITUATION_FAULT = "situation_fault"
    SITUATION_IDLE = "situation_idle"
    NO_MATERIALS = "no_materials"
    ONLY_NO_MATERIALS_NEEDED = "only_no_materials_needed"
    ONLY_NO_REVIEW_NEEDED = "only_no_review_needed"
    MATERIAL_SAYS_NONE = "material_says_none"
    MATERIAL_VAGUE = "material_vague"
    MATERIAL_TWICE = "material_twice"
    MATERIAL_SOURCE_UNKNOWN = "material_source_unknown"
    MATERIAL_BASIS_MISSING = "material_basis_missing"
    FEES_NOT_LISTED = "fees_not_listed"
    FEE_BASIS_MISSING = "fee_basis_missing"
    FEES_CONTRADICT = "fees_contradict"
    LEGAL_BASIS_MISSING = "legal_basis_missing"
    CONDITIONS_MISSING = "conditions_missing"
    PHONE_MISSING = "phone_missing"
    PHONE_ODD = "phone_odd"
    LINK_ODD = "link_odd"
    LINK_INTERNAL = "link_internal"
    ONLINE_WITHOUT_LINK = "online_without_link"
    ALLIANCE_UNKNOWN = "alliance_unknown"
    NEVER_CHECKED = "never_checked"
    CHECKED_LONG_AGO = "checked_long_ago"
    TEXTS_MISSING = "texts_missing"
    TEXTS_STALE = "texts_stale"
    TYPE_UNKNOWN = "type_unknown"
    AUDIENCE_UNKNOWN = "audience_unknown"
    THEME_UNKNOWN = "theme_unknown"
    ACCEPTANCE_UNKNOWN = "acceptance_unknown"
    BASIC_CODE_OLD = "basic_code_old"
    BASIC_CODE_ODD = "basic_code_odd"
    BASIC_CODE_TYPE = "basic_code_type"
    CODE_OLD = "code_old"
    CODE_ODD = "code_odd"
    CODE_BODY_WRONG = "code_body_wrong"
    CODE_BODY_OTHER = "code_body_other"
    CODE_LEVEL = "code_level"
    CODE_TYPE = "code_type"
    CODE_BASIC = "code_basic"
    BUSINESS_CODE_ODD = "business_code_odd"
    BUSINESS_CODE_OTHER = "business_code_other"


CODE_COLUMNS = frozenset({"code", "basic_code", "business_code"})  # columns whose values are quoted
BLOCKING = frozenset(
    {
        FindingKind.PROMISED_ABOVE_LEGAL,
        FindingKind.AUTHORITY_MISSING,
        FindingKind.SITUATION_GAP,
        FindingKind.SITUATION_FAULT,
    }
)
HINTS = frozenset(  # what is not known yet, or done the older way: nobody is misled by it
    {
        FindingKind.NO_MATERIALS,
        FindingKind.MATERIAL_SOURCE_UNKNOWN,
        FindingKind.MATERIAL_BASIS_MISSING,
        FindingKind.LEGAL_BASIS_MISSING,
        FindingKind.ONLINE_WITHOUT_LINK,
        FindingKind.NEVER_CHECKED,
        FindingKind.TEXTS_MISSING,
        FindingKind.TYPE_UNKNOWN,
        FindingKind.AUDIENCE_UNKNOWN,
        FindingKind.THEME_UNKNOWN,
        FindingKind.ACCEPTANCE_UNKNOWN,
        FindingKind.BASIC_CODE_OLD,
        FindingKind.CODE_OLD,
    }
)

TOLD_AT_PUBLISHING = BLOCKING | {  # what citizens, or those who book a visit, will miss
    FindingKind.NO_PLACE,
    FindingKind.MATERIAL_SOURCE_UNKNOWN,
    FindingKind.MATERIAL_BASIS_MISSING,
    FindingKind.TEXTS_MISSING,
    FindingKind.TEXTS_STALE,
}
# Of every item in every language: told by language where translators work, else it buries the rest.
UNCOUNTED = frozenset({FindingKind.TEXTS_MISSING})


def severity_of(kind: FindingKind) -> Severity:
    """Return how grave findings of a kind are."""
    if kind in BLOCKING:
        return Severity.ERROR
    return Severity.HINT if kind in HINTS else Severity.WARNING


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its kind and the field that it is about.

    Of a material, step, fee or question: `row` is its place among them, `field` what of it, and
    `name` what it is called. `value` is what stands there, or which languages.
    """

    kind: FindingKind
    column: str
    row: int | None = None
    field: str = ""
    name: str = ""
    value: str = ""

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return severity_of(self.kind)

    @property
    def blocks(self) -> bool:
        """Whether the item cannot be published like this."""
        return self.kind in BLOCKING


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a check knows beside the facts; what is left out, nothing is said about.

    `uscc`: the credit code of the department. `taken_in`: whether a window takes it in.
    `alliances`: the codes of those in force. `missing` and `stale`: languages in which texts
    are. Without `today` nothing is too old.
    """

    uscc: str = ""
    taken_in: bool = True
    alliances: frozenset[str] | None = None
    missing: tuple[Tag, ...] = ()
    stale: tuple[Tag, ...] = ()
    today: date | None = None
    check_months: int = 12


ALONE = Around()
BY_SEVERITY: Mapping[Severity, frozenset[FindingKind]] = {
    severity: frozenset(kind for kind in FindingKind if severity_of(kind) is severity)
    for severity in Severity
}
