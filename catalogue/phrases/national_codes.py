"""A national code, said in words."""

from collections.abc import Iterator

from catalogue.phrases.codes import word
from catalogue.rules.national_codes import (
    BasicCode,
    ImplementationCode,
    read_basic,
    read_business,
    read_implementation,
)
from kernel.words import _


def meaning(code: str) -> tuple[str, ...]:
    """Return what a code says, a sentence each; nothing where it is no national code."""
    business = read_business(code)
    if business is not None:
        number = _("Number of the business item: %(number)s.", number=business.number)
        return (*meaning(business.stem), number)
    implementation = read_implementation(code)
    if implementation is not None:
        return tuple(_of_implementation(implementation))
    basic = read_basic(code)
    return tuple(_of_basic(basic)) if basic is not None else ()


def _of_implementation(code: ImplementationCode) -> Iterator[str]:
    yield _("Credit code of the body: %(uscc)s.", uscc=code.body)
    if code.level is None:
        yield _("Several levels share the power.")
    else:
        yield _("Level: %(level)s.", level=word(code.level))
    yield from _of_basic(code.basic)


def _of_basic(code: BasicCode) -> Iterator[str]:
    if code.is_national:
        yield _("It stands in the national directory.")
    else:
        yield _("It stands in the directory of the region %(region)s.", region=code.region)
    if code.item_type is not None:
        yield _("Kind of act: %(kind)s.", kind=word(code.item_type))
    yield _(
        "Department %(department)s, main item %(main)s.", department=code.department, main=code.main
    )
    if code.has_subs:
        yield _("It is the heading over its sub items.")
    elif code.is_sub:
        yield _("Sub item %(sub)s.", sub=code.sub)
    else:
        yield _("It has no sub items.")
