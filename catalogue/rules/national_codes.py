"""How national codes of items are made (GB/T 39554, GB/T 39046), read from the codes themselves.

    000164213003                     basic code, 12: region 2, kind of act 2, department 2,
                                     main item 3, sub item 3
    <credit code 18><level 1><basic code 12>    implementation code, 31
    <implementation code><2 digits>             code of a business item, 33; from permit norms
                                                also <basic code><2 digits>, 14

The segments of the basic code are inferred from published codes. Lists still bring codes of older
forms: what is no national code is not wrong, only not understood.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.values.codes import ItemType, Level

GRADED = "7"  # several levels share the power
_ACTS: Mapping[str, ItemType | None] = {
    "00": None,  # any power
    "01": ItemType.PERMIT,
    "02": ItemType.PENALTY,
    "03": ItemType.COERCION,
    "04": ItemType.LEVY,
    "05": ItemType.PAYMENT,
    "06": ItemType.INSPECTION,
    "07": ItemType.CONFIRMATION,
    "08": ItemType.REWARD,
    "09": ItemType.ADJUDICATION,
    "10": ItemType.OTHER_POWER,
    "20": ItemType.PUBLIC_SERVICE,
}
_LEVELS: Mapping[str, Level | None] = {
    "1": Level.NATIONAL,
    "2": Level.REGION,
    "3": Level.PREFECTURE,
    "4": Level.COUNTY,
    "5": Level.TOWNSHIP,
    "6": Level.VILLAGE,
    GRADED: None,
}
_BASIC = re.compile(
    rf"(?P<region>[0-9]{{2}})(?P<act>{'|'.join(_ACTS)})(?P<department>[0-9A-Z]{{2}})"
    r"(?P<main>[0-9]{3})(?P<sub>[0-9]{3}|00Y)",
    re.ASCII,
)
_IMPLEMENTATION = re.compile(r"(?P<body>[0-9A-Z]{18})(?P<level>[1-7])(?P<basic>[0-9A-Z]{12})")
_BUSINESS = re.compile(r"(?P<stem>[0-9A-Z]{12}|[0-9A-Z]{31})(?P<number>[0-9]{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class BasicCode:
    """A basic code in its segments."""

    region: str
    act: str
    department: str
    main: str
    sub: str

    @property
    def item_type(self) -> ItemType | None:
        """The kind of act; None where the code leaves it open."""
        return _ACTS[self.act]

    @property
    def is_national(self) -> bool:
        """Whether it stands in the directory of the nation, not in that of a region."""
        return self.region == "00"

    @property
    def has_subs(self) -> bool:
        """Whether it is only the heading over its sub items."""
        return self.sub == "00Y"

    @property
    def is_sub(self) -> bool:
        """Whether it is an item below another."""
        return self.sub not in ("000", "00Y")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImplementationCode:
    """An implementation code in its segments; the credit code is not checked yet."""

    body: str
    level_digit: str
    basic: BasicCode

    @property
    def level(self) -> Level | None:
        """The level that holds the power; None where several share it."""
        return _LEVELS[self.level_digit]


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessCode:
    """The code of a business item: that of its item, and its number below it."""

    stem: str
    number: str


def implementation_code(credit_code: str, level: Level, basic: str) -> str:
    """Return the code of an item as one body carries it out; empty where a part is not known."""
    digits = {known: digit for digit, known in _LEVELS.items()}
    if not credit_code or level not in digits or read_basic(basic) is None:
        return ""
    return f"{credit_code}{digits[level]}{basic}"


def read_basic(text: str) -> BasicCode | None:
    """Return the segments of a basic code; None where it is none."""
    found = _BASIC.fullmatch(text)
    return BasicCode(**found.groupdict()) if found else None


def read_implementation(text: str) -> ImplementationCode | None:
    """Return the segments of an implementation code; None where it is none."""
    found = _IMPLEMENTATION.fullmatch(text)
    basic = read_basic(found["basic"]) if found else None
    if found is None or basic is None:
        return None
    return ImplementationCode(body=found["body"], level_digit=found["level"], basic=basic)


def read_business(text: str) -> BusinessCode | None:
    """Return what a code of a business item is made of; None where it is none."""
    found = _BUSINESS.fullmatch(text)
    if found is None or not (read_basic(found["stem"]) or read_implementation(found["stem"])):
        return None
    return BusinessCode(**found.groupdict())
