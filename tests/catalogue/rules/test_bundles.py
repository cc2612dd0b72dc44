"""Members of a bundle: their order, who gets them, and which words fit."""

import pytest

from catalogue.refusals.bundles import (
    GoesInCircles,
    NameMissing,
    TooManyMembers,
    TwiceInBundle,
    WrongSlug,
)
from catalogue.rules.bundles import (
    all_before,
    check_bundle,
    check_slug,
    chosen,
    in_order,
    words_of,
)
from catalogue.rules.content import text_digest
from catalogue.values.bundles import BundleFacts, BundleMember, BundleText
from kernel.refusals import Refusal

NAMES = {number: f"事项{number}" for number in range(1, 20)}


def member(item_id: int, *after: int, question: str = "") -> BundleMember:
    return BundleMember(item_id=item_id, after=after, question=question)


def a_bundle(*members: BundleMember, name: str = "开饭店") -> BundleFacts:
    return BundleFacts(name=name, members=members)


def ids(members: list[BundleMember]) -> list[int]:
    return [one.item_id for one in members]


def test_each_comes_after_what_must_be_finished_first() -> None:
    assert ids(in_order([member(1, 3), member(2), member(3, 2)])) == [2, 3, 1]


def test_what_nothing_orders_stays_as_the_editor_put_it() -> None:
    assert ids(in_order([member(2), member(1), member(3)])) == [2, 1, 3]


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        (a_bundle(member(1, 1)), GoesInCircles),
        (a_bundle(member(1, 3), member(2, 1), member(3, 2)), GoesInCircles),
        (a_bundle(member(1), member(1)), TwiceInBundle),
        (a_bundle(*map(member, range(1, 12))), TooManyMembers),
        (a_bundle(name=""), NameMissing),
    ],
)
def test_what_cannot_be_is_refused(facts: BundleFacts, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        check_bundle(facts, NAMES)


def test_a_circle_is_named_by_one_that_is_on_it() -> None:
    with pytest.raises(GoesInCircles) as refused:
        check_bundle(a_bundle(member(1, 2), member(2, 3), member(3, 2)), NAMES)

    assert refused.value.params["name"] in {"事项2", "事项3"}


def test_who_does_not_say_yes_is_not_sent_there_and_the_order_holds_without_it() -> None:
    every = [member(1), member(2, 1, question="卖烟吗？"), member(3, 2)]

    assert chosen(every, []) == [member(1), member(3, 1)]
    assert chosen(every, [2]) == every


def test_all_before_reaches_through_the_ones_between() -> None:
    found = all_before([member(1), member(2, 1), member(3, 2), member(4)])

    assert found == {
        1: frozenset(),
        2: frozenset({1}),
        3: frozenset({1, 2}),
        4: frozenset(),
    }


@pytest.mark.parametrize("slug", ["", "Opening", "a b", "-a", "a--b", "开店", "a" * 61, "../x"])
def test_what_could_not_stand_in_an_address_is_refused(slug: str) -> None:
    with pytest.raises(WrongSlug):
        check_slug(slug)


def test_a_translation_of_an_older_chinese_is_not_shown() -> None:
    texts = tuple(
        BundleText(locale=locale, field="name", text=locale, of=text_digest(of))
        for locale, of in (("en", "开饭店"), ("ru", "开店"))
    )

    assert words_of(BundleFacts(name="开饭店", texts=texts), "name") == {
        "zh-Hans": "开饭店",
        "en": "en",
    }
