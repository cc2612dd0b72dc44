"""The unified social credit code (GB 32100-2015): by what an organisation is known."""

from stdnum.cn import uscc


def as_credit_code(typed: str) -> str:
    """Return what was typed without spaces and hyphens, in capitals, as certificates print it."""
    return uscc.compact(typed)


def is_credit_code(text: str) -> bool:
    """Whether `text` is such a code as certificates print it, its check digit right."""
    return uscc.is_valid(text) and as_credit_code(text) == text
