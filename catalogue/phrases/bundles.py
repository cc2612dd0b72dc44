"""What is said of a bundle: its own words, and its figures."""

from catalogue.rules.bundle_fees import FeeSum
from catalogue.rules.bundle_time import Stretch, is_complete, one_by_one, total
from catalogue.rules.bundles import words_of
from catalogue.values.bundles import QUESTION, BundleFacts
from kernel.money import Money
from kernel.texts import Shown, pick
from kernel.words import _, _n, money


def bundle_text(facts: BundleFacts, field: str, lang: str) -> Shown:
    """Return its name, its summary or whom it is for."""
    return pick(words_of(facts, field), lang)


def question_text(facts: BundleFacts, item_id: int, lang: str) -> Shown:
    """Return the plain question on which a member depends."""
    return pick(words_of(facts, f"{QUESTION}{item_id}"), lang)


def fee_sum_words(fees: FeeSum) -> str:
    """Return what the whole costs."""
    if not fees.least:
        return _("There is a fee") if fees.unnamed else _("Free of charge")
    amount = money(Money(fees.least))
    return amount if fees.exact else _("From %(amount)s", amount=amount)


def unnamed_words(fees: FeeSum) -> str | None:
    """Return for how many services no amount is named."""
    if not fees.unnamed:
        return None
    return _n(
        "For %(num)d service the amount is not stated",
        "For %(num)d services the amount is not stated",
        fees.unnamed,
    )


def total_words(stretches: list[Stretch]) -> str:
    """Return how long the whole takes."""
    days = total(stretches)
    if not is_complete(stretches):
        return _n("At least %(num)d working day", "At least %(num)d working days", days)
    if not days:
        return _("On the spot")
    return _n("About %(num)d working day", "About %(num)d working days", days)


def apart_words(stretches: list[Stretch]) -> str | None:
    """Return how long it would take one after the other, where that is longer."""
    apart = one_by_one(stretches)
    if apart <= total(stretches):
        return None
    return _n(
        "One after the other: %(num)d working day",
        "One after the other: %(num)d working days",
        apart,
    )


def stretch_words(stretch: Stretch) -> str:
    """Return on which working days one service is worked on, counted from the first visit."""
    if stretch.days is None:
        return _("No time limit is set")
    if not stretch.days and not stretch.starts:
        return _("On the first day, on the spot")
    if not stretch.days:
        return _("After working day %(day)s, on the spot", day=stretch.starts)
    if stretch.days == 1:
        return _("Working day %(day)s", day=stretch.ends)
    return _("Working days %(first)s to %(last)s", first=stretch.starts + 1, last=stretch.ends)
