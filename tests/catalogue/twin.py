"""A generated list of the same shape and counts as the real one, for machines without it.

781 items, 2,876 materials, 2,148 steps, 40 departments; 49 items without materials, 20 whose only
material says that none is needed, one that no review is needed, 11 without limits.
"""

import json
import os
from pathlib import Path
from typing import Any

ITEMS, MATERIALS, STEPS, DEPARTMENTS = 781, 2876, 2148, 40
WITHOUT_MATERIALS, NO_MATERIALS_NEEDED, WITHOUT_LIMITS, WITHOUT_STEPS = 49, 20, 11, 13
IMMEDIATE = 241
NAMED = "ONEWINDOW_REAL_LIST"
_THINGS = ("身份证", "居住证", "营业执照", "驾驶证", "社保卡")
_ACTS = ["申领", "换发", "补领", "变更", "注销", "登记", "备案", "查询", "年检", "核准"]
_NAMES = ["申请表", "身份证", "营业执照", "照片", "承诺书", "授权委托书", "户口簿", "结婚证"]
_STEPS = ("收件与受理", "审查与决定", "颁证与送达")
_LONG = "申请人应如实填写各项内容，对提交材料的真实性、完整性负责，不得虚构、伪造或编造事实。" * 4


def which_list() -> str:
    """Return whether the real list is read or its twin."""
    return "the real list" if NAMED in os.environ else "a generated twin of the real list"


def real_list(folder: Path) -> Path:
    """Return the real list, or a twin of it written into `folder`."""
    if NAMED in os.environ:
        return Path(os.environ[NAMED])
    path = folder / "twin.jsonl"
    write_twin(path)
    return path


def write_twin(path: Path) -> None:
    """Write the twin as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for line in _lines():
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _lines() -> list[dict[str, Any]]:
    said = WITHOUT_MATERIALS + NO_MATERIALS_NEEDED + 1
    counts = _shares(MATERIALS - NO_MATERIALS_NEEDED - 1, ITEMS - said)
    with_steps = _shares(STEPS, ITEMS - WITHOUT_STEPS)
    return [
        _line(
            number,
            materials=_materials_of(number, counts[number - said] if number >= said else 0),
            steps=with_steps[number] if number < len(with_steps) else 0,
        )
        for number in range(ITEMS)
    ]


def _shares(total: int, among: int) -> list[int]:
    return [total // among + (number < total % among) for number in range(among)]


def _materials_of(number: int, count: int) -> list[str]:
    if number < WITHOUT_MATERIALS:
        return []
    if number < WITHOUT_MATERIALS + NO_MATERIALS_NEEDED:
        return ["无需材料"]
    if number == WITHOUT_MATERIALS + NO_MATERIALS_NEEDED:
        return ["无需审核"]
    return [f"{_NAMES[n % len(_NAMES)]}{n // len(_NAMES) or ''}" for n in range(count)]


def _material(name: str) -> dict[str, Any]:
    return {
        "material_name": name,
        "is_required": True,
        "material_form": "纸质",
        "original_num": 1,
        "copy_num": 0,
        "note": "",
    }


def _material_codes(name: str) -> dict[str, Any]:
    return {
        "materialName": name,
        "materialType": "1",
        "sourceChannel": "10",
        "materialNum": 1,
        "necessity": 1,
        "materialFormal": "1",
        "acceptStandard": _LONG,
        "fillNotice": "无",
        "remark": "",
        "isExemption": 0,
        "paperFormat": "A4",
        "copyAmount": 0,
    }


def _process(sort: int) -> dict[str, Any]:
    return {
        "step_name": _STEPS[sort % 3],
        "step_desc": "办理步骤\n办理结果：通知书\n审查标准：" + _LONG,
        "sort": sort + 1,
    }


def _line(number: int, *, materials: list[str], steps: int) -> dict[str, Any]:
    bare = number >= ITEMS - WITHOUT_LIMITS
    return {
        "service_name": f"{_THINGS[number % 5]}{_ACTS[number // 5 % 10]}（第{number}类）",
        "department": f"丙市第{number % DEPARTMENTS}局",
        "service_object": None,
        "promise_days": None if bare else 1 + number % 9,
        "legal_days": None if bare else 20,
        "on_site_times": number % 2,
        "is_charge": number % 16 == 0,
        "accept_condition": None if bare else _LONG,
        "general_scope": ("-", "全自治区", "全国", "全市", "区县")[number % 5],
        "handle_form": None if bare else "窗口办理,网上办理,快递申请",
        "item_type": None if bare else "即办件" if number < IMMEDIATE else "承诺件",
        "handle_address": "丙市政务服务中心三楼综合窗口",
        "handle_time": "工作日：上午9:00-12:00、下午13:30-16:30",
        "consult_way": "0000-0000000",
        "complaint_way": "0000-0000001",
        "query_way": "电话查询",
        "source_platform": "gxzwfw",
        "source_region_code": "0",
        "source_item_id": f"00000000-0000-0000-0000-{number:012d}",
        "source_url": f"https://example.org/items/{number}",
        "materials": [_material(name) for name in materials],
        "materials_codes": [_material_codes(name) for name in materials],
        "processes": [_process(sort) for sort in range(steps)],
        "apply_way": "1,2,3",
        "parent_name": None,
    }
