"""Which of many names of materials mean the same: suggestions, for people to decide on.

Names are first reduced to what they name (`core`). Those with the same core belong together; of
the others each joins the most used name it is most like, if it is like enough and says nothing
that changes what it is. A name joins a name, never a chain of names.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

LIKE = 0.74  # shared pairs of characters, of all that either has
MOST_IN_A_CLUSTER = 40
SHORT = 6  # characters in brackets
KEPT = 200_000  # names
Telling = tuple[str, ...]
_MARKS = re.compile(r"[\s《》〈〉“”\"'‘’「」,，。.;；:：、!！?？*·\-—_/]+")
_BRACKETS = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_COPIES = re.compile(
    r"(原件|复印件|影印件|扫描件|正本|副本|正副本|原本)(及其?|和|与|或者?|并|同)?"
    r"|(及其?|和|与|或者?|并|同)(?=原件|复印件|影印件|扫描件|副本)"
    r"|一式[一二三四五六两\d]+份|[一二三四五六两\d]+[份张套册]|[份张套册][数]"
    r"|(须|需|应)?(加?盖(单位)?(公|印)?章)(的|确认)?|(签字|签名)(盖章|确认)?(的)?|验原件|核验|留存|收"
)
_LOOSE = re.compile(r"有效期?内?的?|合法的?|相关的?|有关的?|必要的?|规定的?|的|电子版|纸质")
_WHOSE = re.compile(r"(本人|申请人)(的|、?申请人)?(?![、,，和与及或])")
_DOCUMENT = re.compile(r"(证|书|表|报告|合同|协议)$")
_ORDINAL = re.compile(r"^[\d一二三四五六七八九十]+(?=[^\d一二三四五六七八九十年月日个级类])|\d+$")
_SAME = (
    (
        re.compile(r"(中华人民共和国)?(居民|第?二代)*身份(证明?文件|证件|证明材料?|证明|证)"),
        "身份证",
    ),
    (re.compile(r"(居民)?户口[簿本](首页)?"), "户口簿"),
    (re.compile(r"社会保障卡|社保卡"), "社保卡"),
    (re.compile(r"(工商|企业(法人)?)?营业执照"), "营业执照"),
    (re.compile(r"不动产权(属)?证书?|房屋(所有权|产权)证书?|房产证"), "不动产权证"),
    (re.compile(r"(委托书|授权书|授权委托书|委托授权书)"), "授权委托书"),
    (re.compile(r"(一寸|二寸|1寸|2寸|近期|半身|免冠|正面|彩色|证件|标准)+照片?"), "照片"),
    (re.compile(r"(证明)(性)?(材料|文件|资料)"), "证明"),
    (re.compile(r"复印|(材料|文件|资料)$"), ""),
)
_TELLING = re.compile(  # what makes two names that look alike two things
    r"法定代表人|法人|授权人|使用人|申请人|供养|亡|停|续|转|退|负责人|代理人|经办人|受托人|委托人|监护人|被监护人|配偶|父母|父|母|子女|死亡|死者"
    r"|设计|施工|监理|勘察|建设单位|买方|卖方|出租|承租|转让|受让|抵押|担保|企业|个人|单位|机构"
    r"|初次|首次|变更|注销|延续|延期|补办|补发|换发|换证|遗失|设立|新设|增加|减少|撤销|终止|迁移|合并|分立"
    r"|不|无|未|非|原|新|旧|前|后|甲|乙|出|入|进口|出口|省|市|县|国|上|下|男|女|收|支"
    r"|[申登备审报批]|表|书|证|合同|协议|报告|意见|方案|承诺|声明|图|清单|目录|名单|章程|制度|发票|凭证|照片"
    r"|公告|通知|决定|判决|批准|批复|记录|纪要|简历|资质|资格|学历|职称"
    r"|[零一二三四五六七八九十百千万]+元|[a-zA-Z]+|\d+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Names that may mean the same; the first is the one suggested for all."""

    names: tuple[str, ...]


@lru_cache(KEPT)
def core(name: str) -> str:
    """Return what a name names, without how it is written and in how many copies it comes."""
    text = unicodedata.normalize("NFKC", name).strip().lower()
    text = _BRACKETS.sub(_bracket, _BRACKETS.sub(_bracket, text))
    for pattern in (_WHOSE, _MARKS, _COPIES, _LOOSE, _ORDINAL):
        text = pattern.sub("", text)
    for pattern, instead in _SAME:
        text = pattern.sub(instead, text)
    return text.strip("()[]及和与或并") or name


def _bracket(found: re.Match[str]) -> str:
    """Brackets that say how to hand it in are left out; others may say what it is."""
    inner = _COPIES.sub("", found[0][1:-1])
    says = _DOCUMENT.search(inner) or len(inner) <= SHORT
    return inner if inner and says else ""


def alike(names: Mapping[str, int], apart: Iterable[frozenset[str]] = ()) -> list[Alike]:
    """Return clusters of two names or more, the most used first.

    `names`: how often each is used. `apart`: pairs of names of which somebody said that they are
    not the same.
    """
    told = frozenset(apart)
    order = sorted(names, key=lambda name: (-names[name], len(name), name))
    leaders = _Leaders(names)
    found: dict[str, list[str]] = {}
    for name in order:
        leader = next((one for one in leaders.near(name) if _may(found[one], name, told)), None)
        if leader is None:
            found[name] = []
            leaders.add(name)
            leader = name
        found[leader].append(name)
    clusters = [Alike(names=tuple(each)) for each in found.values() if len(each) > 1]
    return sorted(clusters, key=lambda one: -sum(names[name] for name in one.names))


def _may(cluster: Sequence[str], name: str, apart: frozenset[frozenset[str]]) -> bool:
    return len(cluster) < MOST_IN_A_CLUSTER and not any(
        frozenset((one, name)) in apart for one in cluster
    )


class _Leaders:
    """The first names of clusters, found by pairs of characters that are rare among all names.

    Two names that are like enough share one of their rarest pairs: only those are looked up.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._common = Counter(pair for said in {*map(core, names)} for pair in pairs_of(said))
        self._by_core: dict[str, list[str]] = defaultdict(list)
        self._by_pair: dict[tuple[Telling, str], list[str]] = defaultdict(list)

    def add(self, name: str) -> None:
        """Take a name as the first of a cluster."""
        said = core(name)
        if said not in self._by_core:
            for pair in self._rare(pairs_of(said)):
                self._by_pair[telling(said), pair].append(said)
        self._by_core[said].append(name)

    def near(self, name: str) -> Iterator[str]:
        """Yield the leaders a name may join, the nearest first."""
        said = core(name)
        yield from self._by_core.get(said, ())
        mine, told = pairs_of(said), telling(said)
        found = {one for pair in self._rare(mine) for one in self._by_pair.get((told, pair), ())}
        likes = ((likeness(mine, pairs_of(one)), one) for one in found - {said})
        for _like, one in sorted((pair for pair in likes if pair[0] >= LIKE), reverse=True):
            yield from self._by_core[one]

    def _rare(self, pairs: frozenset[str]) -> list[str]:
        order = sorted(pairs, key=lambda pair: (self._common[pair], pair))
        return order[: len(pairs) - ceil(LIKE * len(pairs)) + 1]


@lru_cache(KEPT)
def pairs_of(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters, with both ends."""
    padded = f"^{text}$"
    return frozenset(padded[i : i + 2] for i in range(len(padded) - 1))


def likeness(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the share of pairs that both have."""
    both = len(first & second)
    return both / (len(first) + len(second) - both)


@lru_cache(KEPT)
def telling(text: str) -> Telling:
    """Return the words that change what is meant."""
    return tuple(sorted(_TELLING.findall(text)))
