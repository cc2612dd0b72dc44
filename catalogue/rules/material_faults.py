"""Materials that are none, that nobody can bring because they say nothing, or that stand twice."""

import re
from collections.abc import Iterator

from catalogue.values.codes import MaterialSource
from catalogue.values.facts import ItemFacts, MaterialFacts
from catalogue.values.findings import Finding, FindingKind

_NONE = re.compile(
    r"(无|没有|暂无|无需|不需要?|不用|免)"
    r"(提供|提交|携带|要求|准备|任何|申请|办理|书面|纸质|相关|其[他它])*(材料|资料|要件)?"
)
_NO_REVIEW = "无需审核"
_WHAT = r"(证明|申请|申报|辅助|必要|身份)?(材料|资料|文件|证件|手续)"
_VAGUE = re.compile(  # whoever reads only this does not know what to bring
    rf".*其[他它](的)?(相关|有关|必要)?(的)?{_WHAT}"
    rf"|(按.*)?(需要?)?(提供|提交)?(的)?(相关|有关)(的)?{_WHAT}"
    rf"|.*提供(的)?(相关|有关)(的)?{_WHAT}"
    r"|.*[^降高初中平同优何]等(相关|有关)?(的)?(证明)?(材料|资料|文件|证件|手续)"
    r"|.*(规定|要求|需要)(提供|提交)?的(其[他它])?(材料|资料|文件)"
)
_PLAIN = re.compile(r"[\s。．.、,，;；:：/\\—–_-]+")
_BRACKETS = re.compile(r"[（(【\[][^（）()【】\[\]]*[）)】\]]")


def material_faults(facts: ItemFacts) -> Iterator[Finding]:
    """Yield what is wrong with the materials, each with its place."""
    if not facts.materials:
        yield Finding(FindingKind.NO_MATERIALS, "materials")
    seen: set[str] = set()
    for row, material in enumerate(facts.materials):
        kind = _said(material.name, len(facts.materials) == 1)
        if kind is not None:
            yield _at(kind, row, material, "name")
            continue
        if (name := _plain(material.name)) in seen:
            yield _at(FindingKind.MATERIAL_TWICE, row, material, "name")
        seen.add(name)
        yield from _unfounded(row, material)


def _said(name: str, alone: bool) -> FindingKind | None:
    """Return what is wrong with a name, if it names no material at all."""
    plain = _plain(name)
    if plain == _NO_REVIEW:
        return FindingKind.ONLY_NO_REVIEW_NEEDED if alone else FindingKind.MATERIAL_SAYS_NONE
    if not plain or _NONE.fullmatch(plain):
        return FindingKind.ONLY_NO_MATERIALS_NEEDED if alone else FindingKind.MATERIAL_SAYS_NONE
    vague = _VAGUE.fullmatch(_plain(_BRACKETS.sub("", name)))
    return FindingKind.MATERIAL_VAGUE if vague else None


def _unfounded(row: int, material: MaterialFacts) -> Iterator[Finding]:
    if material.source is MaterialSource.UNKNOWN:
        yield _at(FindingKind.MATERIAL_SOURCE_UNKNOWN, row, material, "source")
    if not material.basis:
        yield _at(FindingKind.MATERIAL_BASIS_MISSING, row, material, "basis")


def _at(kind: FindingKind, row: int, material: MaterialFacts, field: str) -> Finding:
    return Finding(kind, "materials", row, field, material.name)


def _plain(name: str) -> str:
    return _PLAIN.sub("", name)
