"""One list of what a whole bundle asks for: what is the same stands there once."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from catalogue.values.codes import MaterialForm, MaterialKind, Necessity
from catalogue.values.dictionary import Told
from catalogue.values.facts import ItemFacts, MaterialFacts

NOTHING = (["无需材料"], ["无需审核"])
NO_ANSWER: Mapping[int, frozenset[str]] = MappingProxyType({})
Meaning = tuple[str, str, MaterialForm]
# "(original and copy)" after a name says how to bring it, not what it is
_HOW = "原件|复印件|原件[及和与或、]复印件|正本|副本|正副本|电子版|扫描件"
_BRACKETED = re.compile(rf"[(（](?:{_HOW}|[一二两三\d]+份)[)）]$")
_AT_END = re.compile(rf"(?:{_HOW})$")
_MARKS = re.compile(r"[\s《》〈〉“”\"'。;；,，、·]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One material of one member."""

    item_id: int
    facts: MaterialFacts
    perhaps: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """One material of the whole: for which members, and from which one it comes on the way.

    `facts` says the most that any of them asks for. `perhaps`: what is not answered decides.
    """

    facts: MaterialFacts
    items: tuple[int, ...]
    given_by: int | None = None
    perhaps: bool = False


def merged(
    members: Sequence[tuple[int, ItemFacts]],
    before: Mapping[int, frozenset[int]],
    perhaps: Mapping[int, frozenset[str]] = NO_ANSWER,
) -> list[Merged]:
    """Return the materials of members in their order, each once.

    `before`: what is finished when a member begins. Its result need not be brought by those
    who come after. `perhaps`: the keys of materials that only some answers ask for.
    """
    asked = [
        Asked(
            item_id=item_id,
            facts=material,
            perhaps=material.key in perhaps.get(item_id, frozenset()),
        )
        for item_id, facts in members
        if not nothing_asked(facts)
        for material in facts.materials
    ]
    meaning = _meanings([one.facts for one in asked])
    groups: dict[Meaning, list[Asked]] = {}
    for one in asked:
        groups.setdefault(meaning(one.facts), []).append(one)
    results = {item_id: _results(facts) for item_id, facts in members}
    return [_one(group, results, before) for group in groups.values()]


def numbered(every: Iterable[Merged], numbers: Mapping[int, int]) -> list[Merged]:
    """Return materials that name services by their numbers, as readers see them."""
    return [
        replace(
            one,
            items=tuple(sorted(numbers[item_id] for item_id in one.items)),
            given_by=None if one.given_by is None else numbers[one.given_by],
        )
        for one in every
    ]


def nothing_asked(facts: ItemFacts) -> bool:
    """Whether the list of materials says only that there is none."""
    return [material.name.strip("。 ") for material in facts.materials] in NOTHING


def plain_name(name: str) -> str:
    """Return what a material is, without how to bring it and without marks."""
    text = unicodedata.normalize("NFKC", name).strip()
    for how in (_BRACKETED, _AT_END):
        text = how.sub("", text) or text
    return _MARKS.sub("", text)


def _meanings(every: Sequence[MaterialFacts]) -> Callable[[MaterialFacts], Meaning]:
    """Return by what materials are the same: an entry of the dictionary, else name, issuer, form.

    Who does not say one of them means what the first one says who does.
    """
    known: dict[str, str] = {}
    issuers: dict[str, str] = {}
    forms: dict[str, MaterialForm] = {}
    for one in every:
        name = plain_name(one.name)
        if one.dictionary:
            known.setdefault(name, one.dictionary)
        if one.issuer:
            issuers.setdefault(name, one.issuer)
        if one.form is not MaterialForm.UNKNOWN:
            forms.setdefault(name, one.form)

    def meaning(one: MaterialFacts) -> Meaning:
        name = plain_name(one.name)
        entry = one.dictionary or known.get(name, "")
        if entry:
            return entry, "", MaterialForm.UNKNOWN
        form = one.form if one.form is not MaterialForm.UNKNOWN else forms.get(name, one.form)
        return name, one.issuer or issuers.get(name, ""), form

    return meaning


def _one(
    group: Sequence[Asked],
    results: Mapping[int, frozenset[str]],
    before: Mapping[int, frozenset[int]],
) -> Merged:
    items = tuple(dict.fromkeys(one.item_id for one in group))
    name = plain_name(group[0].facts.name)
    finished = frozenset.intersection(*(before.get(item, frozenset()) for item in items))
    giving = (item for item in results if item in finished and name in results[item])
    return Merged(
        facts=_most([one.facts for one in group]),
        items=items,
        given_by=next(giving, None),
        perhaps=all(one.perhaps for one in group),
    )


def _results(facts: ItemFacts) -> frozenset[str]:
    """Return what a service gives; several results are named with a comma between them."""
    return frozenset(plain_name(part) for part in re.split("[、,，;；]", facts.result_name) if part)


def _most(every: Sequence[MaterialFacts]) -> MaterialFacts:
    """Return what satisfies all: the most sheets, and easier only where it is for all.

    So the dictionary speaks for the group only where it speaks for each.
    """
    return replace(
        min(every, key=lambda one: (isinstance(one, Told), len(one.name))),
        kind=_kind({_kind_of(one) for one in every}),
        original_count=_largest(one.original_count for one in every),
        copy_count=_largest(one.copy_count for one in every),
        necessity=_necessity({one.necessity for one in every}),
        may_follow=all(one.may_follow for one in every),
        may_promise=all(one.may_promise for one in every),
        exempt=all(one.exempt for one in every),
    )


def _kind_of(one: MaterialFacts) -> MaterialKind:
    """Return how it is brought; where only its name says so, as the name says."""
    if one.kind is not MaterialKind.UNKNOWN or not one.name.endswith(
        ("复印件", "复印件）", "复印件)")
    ):
        return one.kind
    return MaterialKind.COPY


def _kind(kinds: set[MaterialKind]) -> MaterialKind:
    known = kinds - {MaterialKind.UNKNOWN}
    if len(known) == 1:
        return known.pop()
    if not known:
        return MaterialKind.UNKNOWN
    if known == {MaterialKind.ORIGINAL, MaterialKind.ORIGINAL_OR_COPY}:
        return MaterialKind.ORIGINAL
    if known == {MaterialKind.COPY, MaterialKind.ORIGINAL_OR_COPY}:
        return MaterialKind.COPY
    return MaterialKind.ORIGINAL_AND_COPY


def _necessity(every: set[Necessity]) -> Necessity:
    if Necessity.REQUIRED in every:
        return Necessity.REQUIRED
    return next((one for one in Necessity if one in every), Necessity.REQUIRED)


def _largest(counts: Iterable[int | None]) -> int | None:
    return max((count for count in counts if count is not None), default=None)
