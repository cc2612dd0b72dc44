"""What is wrong with the codes of an item. A list may bring any code: nothing here bars anything.

Older forms are told from mere mistakes, because what to do about them differs: GB/T 39046 still
prints up to 10 characters for a basic code and up to 24 for an implementation code.
"""

import re

from catalogue.rules.codes import is_local_code
from catalogue.rules.national_codes import (
    BasicCode,
    read_basic,
    read_business,
    read_implementation,
)
from catalogue.values.codes import ItemType, Level
from catalogue.values.facts import ItemFacts
from kernel.credit_codes import is_credit_code

_OLD_BASIC = re.compile(r"[0-9A-Za-z]{1,10}")
_OLD_IMPLEMENTATION = re.compile(r"[0-9A-Za-z]{1,24}")


def basic_is_old(facts: ItemFacts) -> bool:
    """The basic code has the form from before the national one."""
    return _OLD_BASIC.fullmatch(facts.basic_code) is not None


def basic_is_odd(facts: ItemFacts) -> bool:
    """The basic code has no form that is known."""
    known = read_basic(facts.basic_code) is not None or basic_is_old(facts)
    return bool(facts.basic_code) and not known


def basic_of_other_type(facts: ItemFacts) -> bool:
    """The basic code names another kind of act than the item."""
    return _differs(read_basic(facts.basic_code), facts.item_type)


def code_is_old(facts: ItemFacts) -> bool:
    """The implementation code has the form from before the national one."""
    return bool(_given(facts) and _OLD_IMPLEMENTATION.fullmatch(facts.code))


def code_is_odd(facts: ItemFacts) -> bool:
    """The implementation code has no form that is known."""
    known = read_implementation(facts.code) is not None or code_is_old(facts)
    return _given(facts) and not known


def body_is_wrong(facts: ItemFacts) -> bool:
    """The implementation code begins with something that is no credit code."""
    code = read_implementation(facts.code)
    return code is not None and not is_credit_code(code.body)


def body_is_another(facts: ItemFacts, uscc: str) -> bool:
    """The implementation code begins with the right credit code of somebody else."""
    code = read_implementation(facts.code)
    if code is None or not uscc or body_is_wrong(facts):
        return False
    return code.body != uscc


def of_other_level(facts: ItemFacts) -> bool:
    """The implementation code names another level than the item."""
    code = read_implementation(facts.code)
    if code is None or code.level is None or facts.level is Level.UNKNOWN:
        return False
    return code.level is not facts.level


def of_other_type(facts: ItemFacts) -> bool:
    """The implementation code names another kind of act than the item; it alone says one."""
    code = read_implementation(facts.code)
    return code is not None and not facts.basic_code and _differs(code.basic, facts.item_type)


def of_other_basic(facts: ItemFacts) -> bool:
    """The implementation code ends with another basic code than the one that is given."""
    code = read_implementation(facts.code)
    return code is not None and bool(facts.basic_code) and facts.code[19:] != facts.basic_code


def business_is_odd(facts: ItemFacts) -> bool:
    """The code of the business item has no form that is known."""
    return bool(facts.business_code) and read_business(facts.business_code) is None


def business_of_other(facts: ItemFacts) -> bool:
    """The code of the business item begins with the code of another item."""
    code = read_business(facts.business_code)
    if code is None:
        return False
    if read_implementation(facts.code) and len(code.stem) == len(facts.code):
        return code.stem != facts.code
    return bool(facts.basic_code) and not code.stem.endswith(facts.basic_code)


def _differs(code: BasicCode | None, kind: ItemType) -> bool:
    if code is None or code.item_type is None or kind is ItemType.UNKNOWN:
        return False
    return code.item_type is not kind


def _given(facts: ItemFacts) -> bool:
    """Whether the code was given to the item by others: ours says nothing."""
    return bool(facts.code) and not is_local_code(facts.code)
