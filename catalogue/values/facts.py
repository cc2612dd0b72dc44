"""What is said of an item: the frozen content of a draft, a revision, an import row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from catalogue.values.codes import (
    Acceptance,
    AcceptScope,
    Audience,
    Channel,
    Charged,
    Handling,
    HandlingSystem,
    ItemType,
    Level,
    MaterialForm,
    MaterialKind,
    MaterialSource,
    Necessity,
)
from catalogue.values.limits import TimeLimit
from catalogue.values.situations import DecisionFacts, QuestionFacts

Texts = Mapping[str, Mapping[str, str]]  # {"ug": {"name": "...", "summary": "..."}}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeFacts:
    """One fee. `amount_fen` is None where only a standard is given in words."""

    name: str
    amount_fen: int | None = None
    standard: str = ""
    basis: str = ""
    texts: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FaqFacts:
    """A common question and its answer."""

    question: str
    answer: str
    texts: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialFacts:
    """One material. Counts are of sheets or sets; None is unknown. `key` is stable."""

    key: str
    name: str
    necessity: Necessity = Necessity.REQUIRED
    kind: MaterialKind = MaterialKind.UNKNOWN
    form: MaterialForm = MaterialForm.UNKNOWN
    source: MaterialSource = MaterialSource.UNKNOWN
    original_count: int | None = None
    copy_count: int | None = None
    issuer: str = ""
    basis: str = ""
    note: str = ""
    standard: str = ""
    paper_size: str = ""
    may_follow: bool = False
    may_promise: bool = False
    exempt: bool = False
    dictionary: str = ""  # the key of an entry of the material dictionary
    texts: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFacts:
    """One step of the handling. `key` is stable."""

    key: str
    name: str
    description: str = ""
    standard: str = ""
    result: str = ""
    who: str = ""
    limit_text: str = ""
    texts: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFacts:
    """Where an imported item came from; platform and id are its key."""

    platform: str = ""
    id: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts:
    """All that is said of an item. Empty collections mean "unknown", never "none"."""

    name: str
    department: str
    code: str = ""
    basic_code: str = ""
    business_code: str = ""
    local_basic_code: str = ""
    local_code: str = ""
    region: str = ""
    summary: str = ""
    item_type: ItemType = ItemType.UNKNOWN
    handling: Handling = Handling.UNKNOWN
    level: Level = Level.UNKNOWN
    audiences: tuple[Audience, ...] = ()
    themes: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    accepted_at: tuple[Level, ...] = ()
    accept_scope: AcceptScope = AcceptScope.UNKNOWN
    claimed_at: tuple[Level, ...] = ()  # of a standard: the levels asked to claim it
    alliance: str = ""  # the code of regions that take in for each other
    conditions: str = ""
    legal_limit: TimeLimit | None = None
    promised_limit: TimeLimit | None = None
    visits: int | None = None
    visit_reason: str = ""
    charged: Charged = Charged.UNKNOWN
    fees: tuple[FeeFacts, ...] = ()
    legal_basis: tuple[str, ...] = ()
    acceptance: Acceptance = Acceptance.UNKNOWN
    authority_document: str = ""
    authority_until: date | None = None
    handling_system: HandlingSystem = HandlingSystem.OURS
    result_name: str = ""
    result_kind: str = ""
    place: str = ""
    hours: str = ""
    consult: str = ""
    complaint: str = ""
    online_url: str = ""
    stay_slots: int = 1
    aliases: tuple[str, ...] = ()
    faqs: tuple[FaqFacts, ...] = ()
    checked_on: date | None = None
    checked_by: str = ""
    source: SourceFacts = field(default_factory=SourceFacts)
    texts: Texts = field(default_factory=dict)
    materials: tuple[MaterialFacts, ...] = ()
    steps: tuple[StepFacts, ...] = ()
    questions: tuple[QuestionFacts, ...] = ()
    decisions: tuple[DecisionFacts, ...] = ()
