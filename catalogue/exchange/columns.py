"""The heads of the columns of the templates, in Chinese and as paths into the JSON form."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from catalogue.exchange.beside_columns import BESIDE_HEADS, BESIDE_NEEDED, BESIDE_SHEETS
from catalogue.exchange.language_heads import LANGUAGE_HEADS

_LIMIT = {
    "number": "办结时限",
    "unit": "办结时限单位",
    "extension_number": "延长时限",
    "extension_unit": "延长时限单位",
    "extended_by": "延长批准人",
    "basis": "时限依据",
    "note": "办结时限说明",
}
ITEM_HEADS: Mapping[str, str] = {
    "code": "实施编码",
    "basic_code": "基本编码",
    "business_code": "业务办理项编码",
    "local_basic_code": "地方基本编码",
    "local_code": "地方编码",
    "name": "事项名称",
    "summary": "一句话说明",
    "item_type": "事项类型",
    "handling": "办件类型",
    "department": "实施主体",
    "region": "行政区划代码",
    "level": "行使层级",
    "audiences": "服务对象",
    "themes": "主题",
    "channels": "办理形式",
    "accepted_at": "可办层级",
    "claimed_at": "认领层级",
    "accept_scope": "通办范围",
    "alliance": "通办联盟代码",
    "conditions": "受理条件",
    **{f"legal_limit.{key}": f"法定{head}" for key, head in _LIMIT.items()},
    **{f"promised_limit.{key}": f"承诺{head}" for key, head in _LIMIT.items()},
    "visits": "到现场次数",
    "visit_reason": "必须现场办理原因",
    "charged": "是否收费",
    "fees": "收费项目",
    "legal_basis": "设定依据",
    "acceptance": "谁受理",
    "authority_document": "授权文号",
    "authority_until": "授权有效期",
    "handling_system": "办理系统",
    "result_name": "审批结果名称",
    "result_kind": "审批结果类型",
    "place": "办理地点",
    "hours": "办理时间",
    "consult": "咨询方式",
    "complaint": "监督投诉方式",
    "online_url": "网办地址",
    "stay_slots": "预约时长",
    "aliases": "别名",
    "faqs": "常见问题",
    "checked_on": "核对日期",
    "checked_by": "核对人",
    "source.platform": "来源平台",
    "source.id": "来源编号",
    "source.url": "来源网址",
    **{f"texts.{tag}.name": f"事项名称({name})" for tag, name in LANGUAGE_HEADS.items()},
    **{f"texts.{tag}.summary": f"一句话说明({name})" for tag, name in LANGUAGE_HEADS.items()},
}
MATERIAL_HEADS: Mapping[str, str] = {
    "item": "事项",
    "name": "材料名称",
    "necessity": "必要性",
    "kind": "材料类型",
    "form": "材料形式",
    "source": "来源渠道",
    "original_count": "原件份数",
    "copy_count": "复印件份数",
    "issuer": "出具机构",
    "basis": "依据",
    "note": "填报须知",
    "standard": "受理标准",
    "paper_size": "纸质规格",
    "may_follow": "可容缺",
    "may_promise": "可告知承诺",
    "exempt": "免提交",
    "dictionary": "材料字典编码",
    **{f"texts.{tag}.name": f"材料名称({name})" for tag, name in LANGUAGE_HEADS.items()},
}
STEP_HEADS: Mapping[str, str] = {
    "item": "事项",
    "name": "环节名称",
    "description": "环节说明",
    "standard": "审查标准",
    "result": "办理结果",
    "who": "办理人员",
    "limit_text": "办理时限",
    **{f"texts.{tag}.name": f"环节名称({name})" for tag, name in LANGUAGE_HEADS.items()},
}
FEE_HEADS: Mapping[str, str] = {
    "item": "事项",
    "name": "收费名称",
    "amount_fen": "金额(元)",
    "standard": "收费标准",
    "basis": "收费依据",
}
FAQ_HEADS: Mapping[str, str] = {"item": "事项", "question": "提问", "answer": "回答"}
QUESTION_HEADS: Mapping[str, str] = {  # a row for each answer
    "item": "事项",
    "key": "提问键",
    "text": "提问",
    "hint": "提示",
    "when": "何时提问",
    "answers.key": "回答键",
    "answers.text": "回答",
    "answers.plain": "不影响办理",
    **{f"texts.{tag}.text": f"提问({name})" for tag, name in LANGUAGE_HEADS.items()},
    **{f"answers.texts.{tag}.text": f"回答({name})" for tag, name in LANGUAGE_HEADS.items()},
}
DECISION_HEADS: Mapping[str, str] = {
    "item": "事项",
    "key": "决定键",
    "when": "适用回答",
    "materials": "需要材料",
    "waives": "免交材料",
    "fees": "收费",
    **{f"promised_limit.{key}": f"承诺{head}" for key, head in _LIMIT.items()},
    **{f"legal_limit.{key}": f"法定{head}" for key, head in _LIMIT.items()},
    "stay_slots": "预约时长",
    "place": "办理地点",
    "window": "办理窗口",
    "note": "须知",
    "stop": "不能办理原因",
    **{f"texts.{tag}.note": f"须知({name})" for tag, name in LANGUAGE_HEADS.items()},
    **{f"texts.{tag}.stop": f"不能办理原因({name})" for tag, name in LANGUAGE_HEADS.items()},
}
NEEDED = {
    "items": ("name", "department"),
    "materials": ("item", "name"),
    "steps": ("item", "name"),
    "fees": ("item", "name"),
    "faqs": ("item", "question"),
    "questions": ("item", "key", "text"),
    "decisions": ("item", "key"),
    **BESIDE_NEEDED,
}
HEADS = {
    "items": ITEM_HEADS,
    "materials": MATERIAL_HEADS,
    "steps": STEP_HEADS,
    "fees": FEE_HEADS,
    "faqs": FAQ_HEADS,
    "questions": QUESTION_HEADS,
    "decisions": DECISION_HEADS,
    **BESIDE_HEADS,
}
SHEETS = {
    "items": "事项",
    "materials": "材料",
    "steps": "步骤",
    "fees": "收费",
    "faqs": "问答",
    "questions": "情形问题",
    "decisions": "情形决定",
    **BESIDE_SHEETS,
}
SITUATIONS = ("questions", "decisions")  # a list without these leaves them as they are
PARTS = ("materials", "steps", "fees", "faqs", *SITUATIONS)  # tables of what an item has several of
OF_ITEMS = ("items", *PARTS)
BESIDE = tuple(BESIDE_HEADS)  # tables of what is no item
VERSION = {"version": "版本"}  # of an item when it was exported; an older one is refused
EXPORTED, EXPORTED_SHEET = "exported", "导出清单"  # hidden: the codes that an export began with
PROBLEM = "问题"  # the column that a refused workbook comes back with
PASSED_OVER = {"kind": "目录类别", "state": "状态"}  # of an item: written on export, never read


def tidy(head: object) -> str:
    """Return a head without the spaces, stars and wide brackets people put into it."""
    text = re.sub(r"[\s*＊:：]+", "", str(head if head is not None else ""))
    return text.replace("（", "(").replace("）", ")")


def path_of(head: object, kind: str) -> str | None:
    """Return the path a head stands for, or None where the template has no such column."""
    text = tidy(head)
    if text.startswith(PROBLEM) or (
        kind == "items" and text in {*PASSED_OVER, *PASSED_OVER.values()}
    ):
        return ""
    known = {**HEADS[kind], **(VERSION if kind == "items" else {})}
    if text in known:
        return text
    return next((path for path, chinese in known.items() if tidy(chinese) == text), None)


def nested(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return the JSON form of pairs (path, value); empty cells are left out."""
    found: dict[str, Any] = {}
    for path, value in pairs:
        if value is None or (isinstance(value, str) and not value.strip()):
            continue
        *above, last = path.split(".")
        inner = found
        for name in above:
            inner = inner.setdefault(name, {})
        inner[last] = value
    return found
