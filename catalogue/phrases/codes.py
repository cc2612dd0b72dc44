"""The words for codes."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import reduce

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
    RevisionState,
    TextState,
)
from catalogue.values.dictionary import EntryState, FileKind
from catalogue.values.limits import LimitUnit
from catalogue.values.states import AnswerState, ItemKind, NoClaim
from kernel.refusals import N_
from kernel.words import _

_WORDS: tuple[tuple[StrEnum, str], ...] = (
    (ItemType.PERMIT, N_("Administrative permit")),
    (ItemType.PENALTY, N_("Administrative penalty")),
    (ItemType.COERCION, N_("Administrative coercion")),
    (ItemType.LEVY, N_("Administrative levy")),
    (ItemType.PAYMENT, N_("Administrative payment")),
    (ItemType.INSPECTION, N_("Administrative inspection")),
    (ItemType.CONFIRMATION, N_("Administrative confirmation")),
    (ItemType.REWARD, N_("Administrative reward")),
    (ItemType.ADJUDICATION, N_("Administrative adjudication")),
    (ItemType.OTHER_POWER, N_("Other administrative act")),
    (ItemType.PUBLIC_SERVICE, N_("Public service")),
    (ItemType.UNKNOWN, N_("Not stated")),
    (Handling.IMMEDIATE, N_("Done while you wait")),
    (Handling.PROMISED, N_("Answered by a promised day")),
    (Handling.OTHER, N_("Handled in another way")),
    (Handling.UNKNOWN, N_("Not stated")),
    (Audience.PERSON, N_("People")),
    (Audience.COMPANY, N_("Companies")),
    (Audience.INSTITUTION, N_("Public institutions")),
    (Audience.SOCIAL_ORG, N_("Social organisations")),
    (Audience.GOVERNMENT, N_("Government bodies")),
    (Audience.OTHER, N_("Other organisations")),
    (Channel.WINDOW, N_("At a window")),
    (Channel.ONLINE, N_("Online")),
    (Channel.MOBILE, N_("By phone app")),
    (Channel.POST, N_("By post")),
    (Channel.TERMINAL, N_("At a self-service terminal")),
    (Level.NATIONAL, N_("Nation")),
    (Level.REGION, N_("Autonomous region")),
    (Level.PREFECTURE, N_("Prefecture or city")),
    (Level.COUNTY, N_("County")),
    (Level.TOWNSHIP, N_("Township")),
    (Level.VILLAGE, N_("Village")),
    (Level.UNKNOWN, N_("Not stated")),
    (AcceptScope.OWN, N_("Only where you live")),
    (AcceptScope.COUNTY, N_("Anywhere in the county")),
    (AcceptScope.CITY, N_("Anywhere in the prefecture or city")),
    (AcceptScope.REGION, N_("Anywhere in the autonomous region")),
    (AcceptScope.NATIONAL, N_("Anywhere in the country")),
    (AcceptScope.UNKNOWN, N_("Not stated")),
    (Acceptance.WINDOW_RECEIVES, N_("The window takes it in; the department accepts it")),
    (Acceptance.WINDOW_ACCEPTS, N_("The window accepts it in the department's name")),
    (Acceptance.DEPARTMENT, N_("The department accepts it")),
    (Acceptance.UNKNOWN, N_("The department accepts it")),
    (HandlingSystem.OURS, N_("This system")),
    (HandlingSystem.NATIONAL, N_("A national system")),
    (HandlingSystem.REGIONAL, N_("A system of the autonomous region")),
    (HandlingSystem.DEPARTMENT, N_("The department's own system")),
    (Charged.YES, N_("There is a fee")),
    (Charged.NO, N_("Free of charge")),
    (Charged.UNKNOWN, N_("Not stated")),
    (Necessity.REQUIRED, N_("Required")),
    (Necessity.OPTIONAL, N_("Not always needed")),
    (MaterialKind.ORIGINAL, N_("Original")),
    (MaterialKind.COPY, N_("Copy")),
    (MaterialKind.ORIGINAL_AND_COPY, N_("Original and copy")),
    (MaterialKind.ORIGINAL_OR_COPY, N_("Original or copy")),
    (MaterialKind.UNKNOWN, N_("Not stated")),
    (MaterialForm.PAPER, N_("On paper")),
    (MaterialForm.ELECTRONIC, N_("Electronic")),
    (MaterialForm.PAPER_AND_ELECTRONIC, N_("On paper and electronic")),
    (MaterialForm.PAPER_OR_ELECTRONIC, N_("On paper or electronic")),
    (MaterialForm.UNKNOWN, N_("Not stated")),
    (MaterialSource.APPLICANT, N_("You have it or write it")),
    (MaterialSource.GOVERNMENT, N_("Issued by a government office")),
    (MaterialSource.AGENCY, N_("Issued by an agency")),
    (MaterialSource.OTHER, N_("Other source")),
    (MaterialSource.UNKNOWN, N_("Not stated")),
    (LimitUnit.WORKING_DAY, N_("Working days")),
    (LimitUnit.NATURAL_DAY, N_("Days, holidays included")),
    (LimitUnit.MONTH, N_("Months")),
    (LimitUnit.HOUR, N_("By the hour")),
    (LimitUnit.ON_THE_SPOT, N_("On the spot")),
    (RevisionState.DRAFT, N_("Draft")),
    (RevisionState.IN_REVIEW, N_("In review")),
    (RevisionState.PUBLISHED, N_("Published")),
    (RevisionState.WITHDRAWN, N_("Withdrawn")),
    (EntryState.DRAFT, N_("Draft")),
    (EntryState.IN_USE, N_("In use")),
    (EntryState.RETIRED, N_("Retired")),
    (FileKind.BLANK, N_("Blank form")),
    (FileKind.SAMPLE, N_("Filled sample")),
    (ItemKind.STANDARD, N_("Standard of the base directory")),
    (ItemKind.CLAIM, N_("Follows a standard")),
    (ItemKind.OWN, N_("An item of its own")),
    (AnswerState.CLAIMED, N_("Claimed")),
    (AnswerState.NOT_CLAIMED, N_("Not claimed")),
    (AnswerState.SENT_BACK, N_("Sent back to the owner")),
    (NoClaim.NO_SUCH_CASE, N_("There is no such case here")),
    (NoClaim.NOT_DELEGATED, N_("The power was not delegated")),
    (NoClaim.TRANSFERRED, N_("The power was transferred to somebody else")),
    (NoClaim.OTHER, N_("Another reason")),
    (TextState.DRAFT, N_("Draft")),
    (TextState.REVIEWED, N_("Reviewed")),
    (TextState.APPROVED, N_("Approved")),
)
# by list and code: codes of different lists are equal as text
WORDS: Mapping[tuple[type, str], str] = {(type(code), code.value): said for code, said in _WORDS}
_THEMES: Mapping[str, str] = {
    "household": N_("Household register and identity"),
    "marriage_birth": N_("Marriage and birth"),
    "education": N_("Education"),
    "work": N_("Work and starting a business"),
    "social_insurance": N_("Social insurance"),
    "medical": N_("Health and medical care"),
    "housing": N_("Housing"),
    "transport": N_("Transport and driving"),
    "exit_entry": N_("Travel documents"),
    "business": N_("Companies and trade"),
    "tax": N_("Tax"),
    "land_building": N_("Land and building"),
    "agriculture_herding": N_("Farming and herding"),
    "environment": N_("Environment"),
    "culture_tourism": N_("Culture and tourism"),
    "justice": N_("Law and notaries"),
    "welfare": N_("Welfare and assistance"),
    "veterans": N_("Veterans"),
    "safety": N_("Public safety"),
    "utilities": N_("Water, power and heating"),
    "science": N_("Science and technology"),
    "border_foreign": N_("Border area and foreigners"),
    "funeral": N_("Death and funeral"),
    "other": N_("Other"),
}


def word(code: StrEnum) -> str:
    """Return what a code is called."""
    return _(WORDS[type(code), code.value])


def theme_words(slug: str) -> str:
    """Return what a theme is called."""
    return _(_THEMES[slug])


def type_words(item_type: ItemType) -> str:
    """Return what a kind of act is called."""
    return word(item_type)


def handling_words(handling: Handling) -> str:
    """Return whether the answer comes at once or later."""
    return word(handling)


def level_words(level: Level) -> str:
    """Return what a level of government is called."""
    return word(level)


def acceptance_words(acceptance: Acceptance) -> str:
    """Return who accepts."""
    return word(acceptance)


def scope_words(scope: AcceptScope) -> str:
    """Return where else an application can be handed in."""
    return word(scope)


def system_words(system: HandlingSystem) -> str:
    """Return where the case is worked on."""
    return word(system)


def audience_words(audiences: Iterable[Audience]) -> str:
    """Return who may apply; "Not stated" for nobody."""
    return listed(map(word, audiences)) or _("Not stated")


def channel_words(channels: Iterable[Channel]) -> str:
    """Return the ways to apply; "Not stated" for none."""
    return listed(map(word, channels)) or _("Not stated")


def levels_words(levels: Iterable[Level]) -> str:
    """Return levels of government."""
    return listed(map(word, levels))


def listed(words: Iterable[str]) -> str:
    """Return words side by side, parted as the reader's language parts them."""
    return reduce(_and_one, words, "")


def _and_one(before: str, one: str) -> str:
    return _("%(before)s, %(one)s", before=before, one=one) if before else one
