"""What people type: references, phones and names, however their keyboard writes them."""

import re
import unicodedata

from booking.values import Phone, Reference

REFERENCE_DIGITS = 16
REFERENCES = 10**REFERENCE_DIGITS  # 53 bits
LONGEST_NAME = 150
NAME_DOT = "\u00b7"  # the one dot of Chinese transcriptions of names, GB/T 12406 and the registers

_DOTS = str.maketrans(dict.fromkeys("\u2022\u30fb\uff65.\uff0e\u2027\u2219", NAME_DOT))
_BETWEEN = re.compile(
    r"[\s\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff()\u2010-\u2015\uff0d_-]+"
)
_HIDDEN = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_REFERENCE = re.compile(rf"\d{{{REFERENCE_DIGITS}}}", re.ASCII)
_PHONE = re.compile(r"(?:\+86|0086|86(?=1\d{10}\Z))?(1\d{10})", re.ASCII)


def plain_digits(text: str) -> str:
    """Return `text` without spaces and dashes, full-width and Arabic or Persian digits as 0-9."""
    close = _BETWEEN.sub("", text).replace("\uff0b", "+")
    return "".join(_digit(letter) for letter in close)


def _digit(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)


def make_reference(number: int) -> Reference:
    """Return the reference with this random number, 0 <= number < REFERENCES."""
    return Reference(f"{number:0{REFERENCE_DIGITS}d}")


def parse_reference(text: str) -> Reference | None:
    """Return the reference that was typed, or None where it cannot be one."""
    digits = plain_digits(text)
    return Reference(digits) if _REFERENCE.fullmatch(digits) else None


def show_reference(reference: str) -> str:
    """Return a reference in groups of four, to be read out."""
    return " ".join(reference[at : at + 4] for at in range(0, len(reference), 4))


def parse_phone(text: str) -> Phone | None:
    """Return the mobile number that was typed, 11 digits beginning with 1, or None."""
    found = _PHONE.fullmatch(plain_digits(text))
    return Phone(found[1]) if found else None


def clean_name(text: str) -> str:
    """Return a name with one kind of dot, single spaces and nothing that cannot be seen."""
    visible = "".join(
        c for c in text.translate(_DOTS) if unicodedata.category(c) != "Cc" or c.isspace()
    )
    return unicodedata.normalize("NFC", " ".join(_HIDDEN.sub("", visible).split()))


def same_person(name: str, phone: str) -> tuple[str, str]:
    """Return what tells a visiting person from others of the same phone: spelling aside."""
    letters = unicodedata.normalize("NFKC", clean_name(name)).casefold()
    return "".join(c for c in letters if c.isalnum()), phone
