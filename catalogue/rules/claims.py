"""What a claim takes from its standard, and what it may say itself.

`local` is plain data: fields of ItemFacts by name; `waived`, the keys of materials no longer asked
for; `added`, materials that a local regulation asks for besides (see `Added`).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from catalogue.refusals import (
    AboveStandardFee,
    AdditionWithoutBasis,
    LaterThanLaw,
    Locked,
    NoSuchMaterial,
)
from catalogue.rules.content import build, field_from_json, to_json, value_to_json
from catalogue.rules.situation_editing import pruned
from catalogue.rules.texts import sources, still_fitting
from catalogue.values.codes import TextState
from catalogue.values.facts import ItemFacts, MaterialFacts
from catalogue.values.limits import is_longer
from catalogue.values.texts import Words

Local = Mapping[str, Any]
WAIVED, ADDED = "waived", "added"
# Who and where: a claim's own in any case.
IDENTITY = ("code", "business_code", "local_code", "department", "region", "level", "source")
LOCAL_FIELDS = (
    "promised_limit",
    "visits",
    "visit_reason",
    "channels",
    "accepted_at",
    "accept_scope",
    "alliance",
    "charged",
    "fees",
    "acceptance",
    "authority_document",
    "authority_until",
    "handling_system",
    "place",
    "hours",
    "consult",
    "complaint",
    "online_url",
    "stay_slots",
    "aliases",
    "checked_on",
    "checked_by",
)
LOCKED_FIELDS = (  # by default; the setting LOCKED_FIELDS names others
    "name",
    "code",
    "item_type",
    "conditions",
    "audiences",
    "steps",
    "materials",
    "legal_limit",
    "result_name",
)
FACTS = tuple(f.name for f in fields(ItemFacts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A material that a local regulation asks for. It counts once the standard's owner agreed.

    `refused` says why the owner did not.
    """

    material: MaterialFacts
    article: str = ""
    document: str = ""
    approved: bool = False
    refused: str = ""

    @property
    def waits(self) -> bool:
        """Whether the owner has not said yes or no."""
        return not self.approved and not self.refused

    @property
    def founded(self) -> MaterialFacts:
        """The material as readers see it: it rests on the regulation that asks for it."""
        said = f"{self.document.strip()}{self.article.strip()}"
        return replace(self.material, basis=self.material.basis or said)


def resolved(base: ItemFacts, local: Local, identity: Mapping[str, Any]) -> ItemFacts:
    """Return in Chinese what a standard and a claim of it say together.

    `identity` holds the fields of IDENTITY as values; `base` is in Chinese.
    """
    own = {name: field_from_json(ItemFacts, name, local[name]) for name in local if name in FACTS}
    facts = replace(base, **{**own, **identity, "claimed_at": ()})
    waived = frozenset(local.get(WAIVED, ()))
    kept = [material for material in facts.materials if material.key not in waived]
    counted = [one.founded for one in additions(local) if one.approved]
    return pruned(replace(facts, materials=(*kept, *counted)))


def local_of(base: ItemFacts, whole: ItemFacts) -> dict[str, Any]:
    """Return what an item says otherwise than a base, of what a claim may say itself."""
    return {
        name: value_to_json(getattr(whole, name))
        for name in LOCAL_FIELDS
        if getattr(whole, name) != getattr(base, name)
    }


def additions(local: Local) -> tuple[Added, ...]:
    """Return the materials that are asked for besides, those not yet agreed to among them."""
    return tuple(build(Added, one) for one in local.get(ADDED, ()))


def additions_waiting(local: Local) -> int:
    """Return for how many of these the owner's word is still awaited."""
    return sum(one.waits for one in additions(local))


def claim_words(
    base: ItemFacts, base_words: Mapping[str, Words], facts: ItemFacts, own: Mapping[str, Words]
) -> dict[str, Words]:
    """Return the translations of a claim: its own, and the standard's where both say the same."""
    shared = still_fitting(base_words, sources(base), sources(facts))
    found = {locale: words for locale, words in shared.items() if words.texts}
    for locale, words in own.items():
        there = found.get(locale)
        found[locale] = (
            Words(
                state=min(there.state, words.state, key=tuple(TextState).index),
                texts={**there.texts, **words.texts},
            )
            if there
            else words
        )
    return found


def check_local(base: ItemFacts, local: Local, *, locked: Collection[str]) -> None:
    """Refuse what a claim may not say itself.

    Raises Locked, LaterThanLaw, AboveStandardFee, NoSuchMaterial or AdditionWithoutBasis.
    """
    free = {*LOCAL_FIELDS, *LOCKED_FIELDS} - {*locked}
    for name in local:
        if name not in free and name not in (WAIVED, ADDED):
            raise Locked(field=name)
    keys = {material.key for material in base.materials}
    for key in local.get(WAIVED, ()):
        if key not in keys:
            raise NoSuchMaterial(name=key)
    for one in additions(local):
        if not (one.article.strip() and one.document.strip()):
            raise AdditionWithoutBasis(name=one.material.name)
    _check_limits(base, resolved(base, local, {}))


def _check_limits(base: ItemFacts, facts: ItemFacts) -> None:
    if (
        facts.promised_limit
        and facts.legal_limit
        and is_longer(facts.promised_limit, facts.legal_limit)
    ):
        raise LaterThanLaw(name=facts.name)
    standard = {fee.name: fee.amount_fen for fee in base.fees}
    for fee in facts.fees:
        most = standard.get(fee.name)
        if fee.name not in standard or _is_more(fee.amount_fen, most):
            raise AboveStandardFee(name=fee.name)


def _is_more(amount: int | None, most: int | None) -> bool:
    return most is not None and (amount is None or amount > most)


def fitting(base: ItemFacts, local: Local, *, locked: Collection[str]) -> tuple[Local, list[str]]:
    """Return what of `local` a new standard still allows, and the names of what it does not."""
    kept: dict[str, Any] = {}
    lost: list[str] = []
    for name, value in local.items():
        if name == WAIVED:
            keys = {material.key for material in base.materials}
            kept[WAIVED] = [key for key in value if key in keys]
            lost += [WAIVED] if kept[WAIVED] != list(value) else []
            continue
        try:
            check_local(base, {**kept, name: value}, locked=locked)
        except (Locked, LaterThanLaw, AboveStandardFee, AdditionWithoutBasis):
            lost.append(name)
        else:
            kept[name] = value
    return {name: value for name, value in kept.items() if value != [] or name in FACTS}, lost


def changed_fields(old: ItemFacts, new: ItemFacts) -> list[str]:
    """Return the names of the facts that differ, in the order of the model."""
    before, after = to_json(old), to_json(new)
    return [name for name in FACTS if before.get(name) != after.get(name)]


def own_fields(local: Local) -> tuple[str, ...]:
    """Return the names of what a claim says itself, in the order of the model."""
    named = [name for name in (*FACTS, WAIVED, ADDED) if name in local]
    return tuple(name for name in named if name in FACTS or local[name])


def to_confirm(local: Local, changed: Iterable[str]) -> list[str]:
    """Return which changed facts a claim says otherwise itself: somebody has to look at these."""
    own = _said(own_fields(local))
    return [name for name in changed if name in own]


def says_itself(own: Iterable[str], changed: Iterable[str]) -> bool:
    """Whether a claim with these own fields says one of the changed facts itself."""
    return not _said(own).isdisjoint(changed)


def _said(own: Iterable[str]) -> frozenset[str]:
    """Return facts: to waive or add a material is to say which materials there are."""
    return frozenset("materials" if name in (WAIVED, ADDED) else name for name in own)
