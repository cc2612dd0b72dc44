"""Code lists of the catalogue. The Chinese names are those of GB/T 39046-2020, annex A."""

from enum import StrEnum


class ItemType(StrEnum):
    """What kind of act an item is; it chooses law and wording (the licensing law: permits only)."""

    PERMIT = "permit"
    PENALTY = "penalty"
    COERCION = "coercion"
    LEVY = "levy"
    PAYMENT = "payment"
    INSPECTION = "inspection"
    CONFIRMATION = "confirmation"
    REWARD = "reward"
    ADJUDICATION = "adjudication"
    OTHER_POWER = "other_power"
    PUBLIC_SERVICE = "public_service"
    UNKNOWN = "unknown"


class Handling(StrEnum):
    """Whether the answer is given at once or promised for later."""

    IMMEDIATE = "immediate"
    PROMISED = "promised"
    OTHER = "other"
    UNKNOWN = "unknown"


class Audience(StrEnum):
    """Who may apply."""

    PERSON = "person"
    COMPANY = "company"
    INSTITUTION = "institution"
    SOCIAL_ORG = "social_org"
    GOVERNMENT = "government"
    OTHER = "other"


class Channel(StrEnum):
    """A way to hand an application in."""

    WINDOW = "window"
    ONLINE = "online"
    MOBILE = "mobile"
    POST = "post"
    TERMINAL = "terminal"


class Level(StrEnum):
    """A level of government."""

    NATIONAL = "national"
    REGION = "region"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"
    UNKNOWN = "unknown"


class AcceptScope(StrEnum):
    """Where, beyond its own region, an item can be handed in."""

    OWN = "own"
    COUNTY = "county"
    CITY = "city"
    REGION = "region"
    NATIONAL = "national"
    UNKNOWN = "unknown"


class Acceptance(StrEnum):
    """Who accepts: taking in and accepting are two acts."""

    WINDOW_RECEIVES = "window_receives"
    WINDOW_ACCEPTS = "window_accepts"  # only with a recorded authority
    DEPARTMENT = "department"
    UNKNOWN = "unknown"  # treated as DEPARTMENT


class HandlingSystem(StrEnum):
    """Where the case is worked on."""

    OURS = "ours"
    NATIONAL = "national"
    REGIONAL = "regional"
    DEPARTMENT = "department"


class Charged(StrEnum):
    """Whether an item costs anything."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Necessity(StrEnum):
    """Whether a material must be there."""

    REQUIRED = "required"
    OPTIONAL = "optional"


class MaterialKind(StrEnum):
    """Original or copy."""

    ORIGINAL = "original"
    COPY = "copy"
    ORIGINAL_AND_COPY = "original_and_copy"
    ORIGINAL_OR_COPY = "original_or_copy"
    UNKNOWN = "unknown"


class MaterialForm(StrEnum):
    """Paper or electronic."""

    PAPER = "paper"
    ELECTRONIC = "electronic"
    PAPER_AND_ELECTRONIC = "paper_and_electronic"
    PAPER_OR_ELECTRONIC = "paper_or_electronic"
    UNKNOWN = "unknown"


class MaterialSource(StrEnum):
    """Where a material comes from."""

    APPLICANT = "applicant"
    GOVERNMENT = "government"
    AGENCY = "agency"
    OTHER = "other"
    UNKNOWN = "unknown"


class RevisionState(StrEnum):
    """The life of a revision."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class OrderState(StrEnum):
    """How far a file that somebody wants imported has come."""

    CHECKING = "checking"
    REFUSED = "refused"  # it has problems
    CHECKED = "checked"  # waits for a yes
    IMPORTING = "importing"
    DONE = "done"
    CANCELLED = "cancelled"  # by whoever ordered it


class TextState(StrEnum):
    """How far a translation has come."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    APPROVED = "approved"


THEMES: tuple[str, ...] = (
    "household",
    "marriage_birth",
    "education",
    "work",
    "social_insurance",
    "medical",
    "housing",
    "transport",
    "exit_entry",
    "business",
    "tax",
    "land_building",
    "agriculture_herding",
    "environment",
    "culture_tourism",
    "justice",
    "welfare",
    "veterans",
    "safety",
    "utilities",
    "science",
    "border_foreign",
    "funeral",
    "other",
)
