"""The lists of one regional platform, as JSON lines: one service item a line.

Such items have no code; platform and item id together are their key. What the list does not
say (who may apply, what kind of act it is, who accepts) stays unknown.
"""

import re
from collections.abc import Mapping
from typing import Any

from catalogue.exchange.naming import ByKey

NAME = "gxzwfw"
_KEYS = frozenset({"source_platform", "source_item_id", "service_name"})  # none of ours
_CHARGED = {True: "yes", False: "no", None: "unknown"}
_NOTHING = frozenset({"", "无", "无。", "暂无", "-", "/"})
_CHANNELS = {
    "窗口办理": "window",
    "网上办理": "online",
    "快递申请": "post",
    "自助办理": "terminal",
    "1": "window",
    "2": "online",
    "3": "post",
    "4": "terminal",
}
_SCOPES = {"全国": "national", "全自治区": "region", "全市": "city", "区县": "county"}
_KINDS = {"1": "original", "2": "copy", "3": "original_and_copy", "4": "original_or_copy"}
_FORMS = {
    "1": "paper",
    "2": "electronic",
    "3": "paper_and_electronic",
    "4": "paper_or_electronic",
}
_SOURCES = {"10": "applicant", "20": "government", "30": "agency", "99": "other"}
COLUMNS = ByKey(
    {
        "name": "service_name",
        "handling": "item_type",
        "audiences": "service_object",
        "channels": "handle_form",
        "accept_scope": "general_scope",
        "conditions": "accept_condition",
        "legal_limit.number": "legal_days",
        "promised_limit.number": "promise_days",
        "visits": "on_site_times",
        "charged": "is_charge",
        "place": "handle_address",
        "hours": "handle_time",
        "consult": "consult_way",
        "complaint": "complaint_way",
        "aliases": "parent_name",
        "source.platform": "source_platform",
        "source.id": "source_item_id",
        "source.url": "source_url",
        "materials[].name": "materials[].material_name",
        "materials[].kind": "materials_codes[].materialType",
        "materials[].form": "materials[].material_form",
        "materials[].source": "materials_codes[].sourceChannel",
        "materials[].original_count": "materials[].original_num",
        "materials[].copy_count": "materials[].copy_num",
        "materials[].standard": "materials_codes[].acceptStandard",
        "materials[].paper_size": "materials_codes[].paperFormat",
        "steps": "processes",
        "steps[]": "processes[]",
        "steps[].name": "processes[].step_name",
        **{
            f"steps[].{field}": "processes[].step_desc"
            for field in ("description", "standard", "result", "who", "limit_text")
        },
    }
)
_STEP = re.compile(r"^(办理结果|审查标准|办理时限|办理人员)[:：]", re.MULTILINE)
_STEP_FIELDS = {
    "办理结果": "result",
    "审查标准": "standard",
    "办理时限": "limit_text",
    "办理人员": "who",
}


def recognises(line: object) -> bool:
    """Whether a line of JSON has a key of such a list; another may be missing by mistake."""
    return isinstance(line, dict) and not _KEYS.isdisjoint(line)


def to_template(line: Mapping[str, Any]) -> dict[str, Any]:
    """Return the item of one line in the form of our own JSON template."""
    return {
        "name": line.get("service_name"),
        "department": line.get("department"),
        "handling": line.get("item_type"),
        "audiences": line.get("service_object"),
        "channels": _channels(line),
        "accept_scope": _SCOPES.get(str(line.get("general_scope") or "").strip(), "unknown"),
        "conditions": line.get("accept_condition"),
        "legal_limit": _limit(line.get("legal_days")),
        "promised_limit": _limit(line.get("promise_days")),
        "visits": line.get("on_site_times"),
        "charged": _charged(line.get("is_charge")),
        "place": line.get("handle_address"),
        "hours": line.get("handle_time"),
        "consult": line.get("consult_way"),
        "complaint": line.get("complaint_way"),
        "aliases": [line["parent_name"]] if line.get("parent_name") else [],
        "source": {
            "platform": line.get("source_platform"),
            "id": line.get("source_item_id"),
            "url": line.get("source_url"),
        },
        "materials": _materials(line),
        "steps": _steps(line.get("processes")),
    }


def _limit(number: Any) -> Any:
    """The list counts working days; none and 0 mean that no limit is set."""
    return None if number in (None, 0, "") else {"number": number, "unit": "working_day"}


def _charged(given: Any) -> Any:
    return _CHARGED[given] if given is None or isinstance(given, bool) else given


def _channels(line: Mapping[str, Any]) -> list[str]:
    given = str(line.get("handle_form") or line.get("apply_way") or "")
    words = [word.strip() for word in given.split(",") if word.strip()]
    return [_CHANNELS.get(word, word) for word in words]


def _materials(line: Mapping[str, Any]) -> Any:
    plain, coded = line.get("materials"), line.get("materials_codes")
    if not isinstance(plain, list):
        return plain
    codes = coded if isinstance(coded, list) and len(coded) == len(plain) else [{}] * len(plain)
    return [_material(one, code) for one, code in zip(plain, codes, strict=True)]


def _material(plain: Any, code: Any) -> Any:
    if not isinstance(plain, dict) or not isinstance(code, dict):
        return plain
    necessity = str(code.get("necessity", "1" if plain.get("is_required", True) else "0"))
    return {
        "name": plain.get("material_name"),
        "necessity": "required" if necessity in ("1", "3") else "optional",
        "may_follow": necessity == "3",
        "kind": _code(code, "materialType", _KINDS),
        "form": _code(code, "materialFormal", _FORMS) or plain.get("material_form"),
        "source": _code(code, "sourceChannel", _SOURCES),
        "original_count": plain.get("original_num"),
        "copy_count": plain.get("copy_num"),
        "note": "\n".join(filter(None, (_said(code, "fillNotice"), _said(code, "remark"))))
        or ("" if code else plain.get("note")),
        "standard": _said(code, "acceptStandard"),
        "paper_size": _said(code, "paperFormat").replace("Other", "").replace("其他", ""),
        "exempt": code.get("isExemption") in (1, "1", True),
    }


def _code(code: Mapping[str, Any], key: str, words: Mapping[str, str]) -> str:
    """Return the word of a code; a code we do not know is left for the reader to refuse."""
    given = str(code.get(key) or "").strip()
    return words.get(given, given)


def _said(code: Mapping[str, Any], key: str) -> str:
    text = str(code.get(key) or "").strip()
    return "" if text in _NOTHING else text


def _steps(steps: Any) -> Any:
    """Return the steps in their order; what is no list is left for the reader to refuse."""
    return [_step(step) for step in sorted(steps, key=_rank)] if isinstance(steps, list) else steps


def _rank(step: Any) -> float:
    rank = str(step.get("sort")) if isinstance(step, dict) else ""
    return float(rank) if rank.isascii() and rank.isdigit() else 0


def _step(step: Any) -> Any:
    """Cut the one text of a step into its fields: 办理结果：… 审查标准：…"""
    if not isinstance(step, dict):
        return step
    text = str(step.get("step_desc") or "")
    first, *rest = _STEP.split(text)
    fields = {
        _STEP_FIELDS[label]: words.strip()
        for label, words in zip(rest[::2], rest[1::2], strict=True)
        if words.strip() not in _NOTHING
    }
    said = "\n".join(line for line in first.splitlines() if line.strip() != "办理步骤")
    return {"name": step.get("step_name"), "description": said.strip(), **fields}
