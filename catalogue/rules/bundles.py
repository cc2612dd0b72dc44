"""What a bundle's members are, in which order they come, and which of its words fit."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from catalogue.refusals.bundles import (
    GoesInCircles,
    NameMissing,
    TooManyMembers,
    TwiceInBundle,
    WrongSlug,
)
from catalogue.rules.content import text_digest
from catalogue.values.bundles import MOST_MEMBERS, QUESTION, SAID, BundleFacts, BundleMember
from kernel.locales import LEGAL

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_SLUG = 60


def check_slug(slug: str) -> None:
    """Raise WrongSlug for what could not stand in an address."""
    if len(slug) > LONGEST_SLUG or not _SLUG.fullmatch(slug):
        raise WrongSlug(slug=slug)


def check_bundle(facts: BundleFacts, names: Mapping[int, str]) -> None:
    """Refuse what no draft may say. `names`: what its members are called.

    Raises NameMissing, TooManyMembers, TwiceInBundle or GoesInCircles.
    """
    if not facts.name:
        raise NameMissing
    ids = [member.item_id for member in facts.members]
    if len(ids) > MOST_MEMBERS:
        raise TooManyMembers(most=MOST_MEMBERS)
    twice = [number for number in ids if ids.count(number) > 1]
    if twice:
        raise TwiceInBundle(name=names[twice[0]])
    waiting = [member.item_id for stage in stages(facts.members) for member in stage]
    stuck = [number for number in ids if number not in waiting]
    if stuck:
        raise GoesInCircles(name=names[_on_circle(stuck, facts.members)])


def _on_circle(stuck: Sequence[int], members: Iterable[BundleMember]) -> int:
    """Return one that waits for itself, not only for one that does."""
    before = {member.item_id: [one for one in member.after if one in stuck] for member in members}
    seen: list[int] = []
    at = stuck[0]
    while at not in seen:
        seen.append(at)
        at = before[at][0]
    return at


def chosen(members: Sequence[BundleMember], yes: Collection[int]) -> list[BundleMember]:
    """Return the members for somebody who said yes to some questions.

    What came after one that is left out comes after what that one came after.
    """
    kept = {one.item_id for one in members if not one.question or one.item_id in yes}
    before = {one.item_id: one.after for one in members}

    def ends(item_id: int, seen: frozenset[int]) -> Iterator[int]:
        for one in before.get(item_id, ()):
            if one in kept:
                yield one
            elif one not in seen:
                yield from ends(one, seen | {one})

    return [
        replace(one, after=tuple(dict.fromkeys(ends(one.item_id, frozenset()))))
        for one in members
        if one.item_id in kept
    ]


def stages(members: Sequence[BundleMember]) -> list[list[BundleMember]]:
    """Return the members in the order in which they can be begun, those side by side together.

    What waits for itself is in none of them. Who is not a member is waited for by nobody.
    """
    left = list(members)
    found: list[list[BundleMember]] = []
    while left:
        waiting = {one.item_id for one in left}
        ready = [one for one in left if not waiting.intersection(one.after)]
        if not ready:
            break
        found.append(ready)
        left = [one for one in left if one not in ready]
    return found


def in_order(members: Sequence[BundleMember]) -> list[BundleMember]:
    """Return the members so that each comes after what must be finished first."""
    return [member for stage in stages(members) for member in stage]


def all_before(members: Sequence[BundleMember]) -> dict[int, frozenset[int]]:
    """Return for each member all that is finished when it begins."""
    found: dict[int, frozenset[int]] = {}
    for member in in_order(members):
        direct = [one for one in member.after if one in found]
        found[member.item_id] = frozenset(direct).union(*(found[one] for one in direct))
    return found


def chinese_texts(facts: BundleFacts) -> dict[str, str]:
    """Return the Chinese texts by field, without empty ones."""
    said = {name: getattr(facts, name) for name in SAID}
    asked = {f"{QUESTION}{one.item_id}": one.question for one in facts.members}
    return {name: text for name, text in (said | asked).items() if text}


def words_of(facts: BundleFacts, field: str) -> dict[str, str]:
    """Return one text by language: the Chinese, and the translations that fit it."""
    chinese = chinese_texts(facts).get(field, "")
    if not chinese:
        return {}
    of = text_digest(chinese)
    fitting = {t.locale: t.text for t in facts.texts if t.field == field and t.of == of and t.text}
    return {LEGAL: chinese, **fitting}


def is_unread(facts: BundleFacts, locale: str) -> bool:
    """Whether nobody has read over some of the words in a language."""
    return any(text.locale == locale and not text.read for text in facts.texts)
