"""What a column of the workbook asks for, in a few words of Chinese."""

from collections.abc import Mapping

from catalogue.exchange.cells import CODED
from catalogue.exchange.chinese import THEME_WORDS, word_of
from catalogue.exchange.columns import NEEDED, SITUATIONS
from catalogue.values.dictionary import EntryState

_OF_MATERIALS = ("materials", "entries")
_SEVERAL = frozenset({"audiences", "channels", "accepted_at", "claimed_at"})
_FLAGS = frozenset({"may_follow", "may_promise", "exempt", "plain"})
_OF_SITUATIONS: Mapping[str, str] = {
    "key": "本事项内不重复，1 至 16 个小写字母或数字，如 a1；译文和决定据此对应，已有的请勿改动。",
    "text": "用日常用语提问；同一问题的其他回答各占一行，提问键相同，此列留空。",
    "when": "每行一个问题：提问键=回答键/回答键，如 why=due/lost；留空表示任何回答。",
    "answers.key": "本问题内不重复，1 至 16 个小写字母或数字，如 a1。",
    "answers.plain": "此回答不改变任何内容、决定表不必提到时填“是”。",
    "materials": "每行一个材料名称，与“材料”表一致；凡在此列出现的材料，只在适用时才要求。",
    "waives": "每行一个材料名称，与“材料”表一致；适用时不再要求。",
    "fees": "每行一个收费名称，与“收费”表一致。",
    "stay_slots": "1 至 16 个时段；留空表示与事项相同。",
    "stop": "写明为何不能这样申请以及应当怎么办；适用时不能预约。",
}
_KEEP = "此列由系统填写，请勿修改。"
_OF_BESIDE: Mapping[str, Mapping[str, str]] = {
    "entries": {
        "key": f"{_KEEP}新条目可填 2 至 36 个小写字母、数字或连字符，留空则由系统编码。",
        "department": "部门全称，须为系统中已有的部门。",
        "region": "保管部门所在地区的行政区划代码；部门名称不重复时可留空。",
        "aliases": "每行一个。",
        "held_since": "日期，如 2026-11-22。",
        "held_basis": "填写“已掌握单位”时必填：文件名称和文号。",
    },
    "bundles": {
        "slug": f"{_KEEP}新的“一件事”填小写字母、数字、连字符，不超过 60 个。",
        "region": "行政区划代码；只用于新的“一件事”，留空则按导入时的选择。",
        "aliases": "群众的叫法，任何语言，每行一个。",
    },
    "members": {
        "bundle": "与“一件事”表的网址名一致。",
        "number": "1 至 999 的整数，同一件事内不重复；留空则按行的顺序排在最后。",
        "item": "基本目录或自有事项的编码，或者与其完全一致的名称。",
        "after": "先办完才能办这一项的序号，用顿号或逗号分隔，如 1、2；没有则留空。",
        "question": "只有回答“是”的人才需要这一项时填写，如“还要卖烟吗？”。",
    },
}
_NOTES: Mapping[str, str] = {
    "code": f"{_KEEP}新增事项留空，由系统编码；已有国家编码的新事项可填 31 位实施编码。",
    "version": f"{_KEEP}导入时据此发现导出之后他人的改动。",
    "kind": _KEEP,
    "state": _KEEP,
    "item": "填写所属事项的实施编码、地方编码或名称，与“事项”表一致。",
    "basic_code": "国家基本编码，12 位。",
    "business_code": "业务办理项编码，33 位。",
    "department": "部门全称；系统中没有的部门将新建。",
    "region": "行政区划代码，须为系统中已有的地区；留空则按导入时的选择。",
    "fees": "每行一项：名称|金额(元)|标准|依据。",
    "faqs": "每行一条：提问|回答。",
    "amount_fen": "以元为单位，如 20 或 5.50；不明则留空。",
    "legal_basis": "每行一条。",
    "aliases": "群众常用的其他叫法，每行一个。",
    "stay_slots": "1 至 16 个时段；留空为 1。",
    "visits": "整数；不明则留空。",
    "original_count": "整数；不明则留空。",
    "copy_count": "整数；不明则留空。",
    "dictionary": "材料字典条目的编码，如 id-card；没有对应条目则留空。",
    "number": "整数；留空或 0 表示未规定。",
    "extension_number": "整数；留空表示不可延长。",
    "checked_on": "日期，如 2026-11-22。",
    "authority_until": "日期，如 2026-11-22。",
    "authority_document": "“窗口授权受理”时必填。",
    "online_url": "以 https:// 或 http:// 开头的网址。",
    "url": "以 https:// 或 http:// 开头的网址。",
}


def note(kind: str, path: str) -> str:
    """Return what is written in the comment of a head."""
    last = path.rpartition(".")[2]
    words = _words(kind, path)
    said = [
        "必填。" if path in NEEDED[kind] else "",
        "" if "texts." in path else _said(kind, path),
        f"{'可填多个，用分号隔开' if _is_several(last) else '填其一'}：{'、'.join(words)}。"
        if words
        else "",
    ]
    return "".join(said) or "文字；不明则留空。"


def _said(kind: str, path: str) -> str:
    own = _OF_SITUATIONS.get(path) if kind in SITUATIONS else None
    own = own or _OF_BESIDE.get(kind, {}).get(path)
    return own or _NOTES.get(path.rpartition(".")[2], "")


def choices(kind: str, path: str) -> list[str]:
    """Return the words of a drop-down list; none where several may be written."""
    return [] if _is_several(path) else _words(kind, path)


def _is_several(name: str) -> bool:
    return name in _SEVERAL or name == "themes"


def _words(kind: str, path: str) -> list[str]:
    last = path.rpartition(".")[2]
    if path == "themes":
        return list(THEME_WORDS.values())
    if last in _FLAGS:
        return ["是", "否"]
    codes = EntryState if (kind, path) == ("entries", "state") else CODED.get(last)
    if codes is None or (last in ("kind", "form", "source") and kind not in _OF_MATERIALS):
        return []
    return [word_of(code) for code in codes]
