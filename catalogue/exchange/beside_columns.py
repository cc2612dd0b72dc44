"""The heads of what stands beside items in a workbook: the material dictionary, and bundles."""

from collections.abc import Mapping

from catalogue.exchange.language_heads import LANGUAGE_HEADS
from kernel.scripts import DERIVED

_WRITTEN = {tag: name for tag, name in LANGUAGE_HEADS.items() if tag not in DERIVED}

ENTRY_HEADS: Mapping[str, str] = {
    "key": "编码",
    "version": "版本",
    "state": "状态",
    "name": "材料名称",
    "aliases": "其他名称",
    "department": "保管部门",
    "region": "行政区划代码",
    "issuer": "出具机构",
    "form": "材料形式",
    "source": "来源渠道",
    "paper_size": "纸质规格",
    "note": "填报须知",
    "licence": "电子证照",
    "licence_code": "电子证照编码",
    "held_by": "已掌握单位",
    "held_since": "掌握起始日期",
    "held_basis": "免提交依据",
    **{f"texts.{tag}.name": f"材料名称({name})" for tag, name in _WRITTEN.items()},
}
_SAID = {"name": "名称", "summary": "一句话说明", "whom": "适用对象说明"}
BUNDLE_HEADS: Mapping[str, str] = {
    "slug": "网址名",
    "version": "版本",
    "region": "行政区划代码",
    **_SAID,
    "audiences": "服务对象",
    "aliases": "其他叫法",
    **{f"texts.{t}.{k}": f"{head}({n})" for k, head in _SAID.items() for t, n in _WRITTEN.items()},
}
MEMBER_HEADS: Mapping[str, str] = {
    "bundle": "网址名",
    "number": "序号",
    "item": "事项",
    "after": "在哪些序号之后",
    "question": "提问",
    **{f"texts.{tag}.question": f"提问({name})" for tag, name in _WRITTEN.items()},
}
BESIDE_HEADS = {"entries": ENTRY_HEADS, "bundles": BUNDLE_HEADS, "members": MEMBER_HEADS}
BESIDE_NEEDED = {
    "entries": ("name", "department"),
    "bundles": ("slug", "name"),
    "members": ("bundle", "item"),
}
BESIDE_SHEETS = {"entries": "材料字典", "bundles": "一件事", "members": "一件事事项"}
BESIDE_KEPT = {"entries": ("key", "version"), "bundles": ("slug", "version"), "members": ()}
