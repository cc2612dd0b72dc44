"""The search engine on 4,000 items: what a question costs, beside one bare term."""

import random
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from time import thread_time  # the engine answers in the thread that asks

from tantivy import Index, Query

from bench.figures import Figure, Spread, timed
from bench.judged import quality_figures
from catalogue.search import schema as fields
from catalogue.search.directory import find_applied
from catalogue.search.indexer import Indexer
from catalogue.search.searcher import Searcher
from catalogue.search.values import SearchDoc, SearchRequest

ITEMS = 4000
ROUNDS = 40  # of all questions
CHANGES = 6  # as many as the engine keeps apart before it puts them together
MOST_MS = 1.0

MATTERS = """
居民身份证|identity card|كىملىك|公安局|household
普通护照|passport|پاسپورت|公安局|exit_entry
机动车驾驶证|driving licence|شوپۇرلۇق گۇۋاھنامىسى|公安局|transport
机动车|vehicle|ماشىنا|公安局|transport
结婚登记|marriage registration|نىكاھ|民政局|marriage_birth
最低生活保障|minimum living allowance|تۆۋەن كاپالەت|民政局|welfare
社会保障卡|social security card|كاپالەت كارتىسى|人力资源和社会保障局|social_insurance
城乡居民基本养老保险|basic pension|ياشانغانلار سۇغۇرتىسى|人力资源和社会保障局|social_insurance
失业保险金|unemployment benefit|ئىشسىزلىق پۇلى|人力资源和社会保障局|work
工伤认定|work injury|خىزمەت يارىلىنىشى|人力资源和社会保障局|work
基本医疗保险|medical insurance|داۋالاش سۇغۇرتىسى|医疗保障局|medical
公司设立登记|company registration|شىركەت|市场监督管理局|business
个体工商户|sole trader|دۇكان|市场监督管理局|business
食品经营许可|food business permit|يېمەكلىك|市场监督管理局|business
药品经营许可|pharmacy permit|دورىخانا|市场监督管理局|business
国有建设用地使用权|state land use right|يەر|自然资源局|land_building
房屋所有权|house ownership|ئۆي|自然资源局|housing
建设工程规划许可|planning permit|پىلان|自然资源局|land_building
建筑工程施工许可|construction permit|قۇرۇلۇش|住房和城乡建设局|land_building
公共租赁住房|public rental housing|ئىجارە ئۆي|住房和城乡建设局|housing
住房公积金|housing fund|تۇرالغۇ فوندى|住房公积金管理中心|housing
取水许可|water abstraction permit|سۇ|水利局|agriculture_herding
畜禽养殖场|livestock farm|چارۋا|农业农村局|agriculture_herding
林木采伐许可|felling permit|دەرەخ|林业和草原局|agriculture_herding
道路货物运输经营|road transport|يول|交通运输局|transport
排污许可|discharge permit|بۇلغىما|生态环境局|environment
律师执业|lawyer practice|ئادۋوكات|司法局|justice
法律援助|legal aid|قانۇن ياردىمى|司法局|justice
宗教活动场所|religious venue|دىن|民族宗教事务局|other
教师资格|teacher qualification|ئوقۇتقۇچى|教育局|education
增值税发票|tax invoice|تالون|税务局|tax
残疾人证|disability certificate|مېيىپ|残疾人联合会|welfare
"""
ACTIONS = """
申领|application|新办|new|变更|change|延续|renewal|注销|cancellation|补领换领|replacement
备案|filing|年度审验|annual inspection|信息查询|enquiry|首次登记|first registration
"""
FOR = [
    "个人",
    "企业",
    "个体工商户",
    "农民专业合作社",
    "外商投资企业",
    "退役军人",
    "灵活就业人员",
    "高校毕业生",
]
AREAS = ["北山", "东湖", "金河", "青石", "白杨", "红柳", "玉泉", "云台", "沙洲", "新渠"]
PAPERS = [
    "居民身份证",
    "户口簿",
    "营业执照",
    "申请表",
    "委托书",
    "承诺书",
    "近期免冠照片",
    "不动产权证书",
    "银行账户",
]
QUESTIONS = """
护照|身份证|驾照换证|怎么补办社保卡|公积金提取|税|开公司|食品经营许可 变更|低保|公租房
shenfenzheng|sfz|huzhao|passport|driving licence renewal|كىملىك|تۇرالغۇ فوندى|企业 注销|住房
北山县 企业|房屋所有权首次登记|律师|教师资格 高校毕业生|登记|退役军人优待|pasport|施工许可|
"""


def documents() -> Iterator[SearchDoc]:
    """Yield items in the shape of a real list: few words, many variants, long bodies."""
    rng = random.Random(20261122)  # noqa: S311 - the same items every time
    matters = [line.split("|") for line in MATTERS.strip().splitlines()]
    words = ACTIONS.replace("\n", "|").strip("|").split("|")
    actions = list(zip(words[::2], words[1::2], strict=True))
    for item_id in range(1, ITEMS + 1):
        matter, english, uyghur, department, theme = rng.choice(matters)
        action, done = rng.choice(actions)
        audience, area = rng.choice(FOR), rng.choice(AREAS)
        names = {"zh-Hans": f"{matter}{action}（{audience}，{area}县第{item_id % 97}类）"}
        if item_id % 3 == 0:
            names |= {"en": f"{english.capitalize()}: {done}", "ug": f"{uyghur} {item_id % 97}"}
        yield SearchDoc(
            item_id=item_id,
            code=f"116599{item_id:08d}",
            names=names,
            summaries={"zh-Hans": f"{audience}到{area}县政务服务中心办理{matter}{action}。"},
            body=_body(rng, matter, action),
            department=f"{area}县{department}",
            region_path=("650000", "659900", f"6599{AREAS.index(area):02d}"),
            themes=(theme,),
            audiences=("person",) if len(audience) == 2 else ("company", "person"),
            channels=tuple(rng.sample(("window", "online", "mobile", "post"), rng.randint(1, 3))),
            boost=rng.choice((1.0, 1.0, 1.0, 1.2)),
        )


def _body(rng: random.Random, matter: str, action: str) -> str:
    papers = "、".join(rng.sample(PAPERS, 4))
    steps = "窗口收件，部门受理，审查材料是否齐全、是否符合法定形式，作出决定并送达。"
    law = f"申请{matter}{action}应当符合法律、法规规定的条件，提交{papers}原件和复印件。"
    return law + steps * rng.randint(1, 4)


def requests() -> list[SearchRequest]:
    """Return every question bare and under filters, as readers tick them."""
    questions = [q for line in QUESTIONS.strip("\n").splitlines() for q in line.split("|")]
    filters: list[dict[str, tuple[str, ...]]] = [
        {},
        {"region": ("659903",)},
        {"audience": ("person",), "channel": ("online", "window")},
    ]
    return [SearchRequest(q=q, filters=chosen) for q in questions for chosen in filters]


def main() -> list[Figure]:
    """Measure questions with facets and ids, suggestions, building, opening, and how good it is."""
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder)
        built = _built(directory)
        asked, suggested, bare = _asked(directory), _suggested(directory), _bare(directory)
        _change(directory)
        later, opened = _asked(directory), _opened(directory)
    floor, name = bare.p50, "one bare term, no facets"
    return [
        _in_ms("search, p50 at 4,000 items", asked.p50, MOST_MS, floor, name),
        _in_ms("search, p95 at 4,000 items", asked.p95, None, bare.p95, name),
        _in_ms(f"search, p50 after {CHANGES} changes", later.p50, MOST_MS, floor, name),
        _in_ms("suggestions, p50", suggested.p50, None, floor, name),
        Figure(name="index opened, p50", value=opened.p50, unit="ms", better="less"),
        Figure(name="index of 4,000 items built", value=built, unit="s", better="less"),
        *quality_figures(),
    ]


def _built(directory: Path) -> float:
    began = time.perf_counter()
    with Indexer(directory) as indexer:
        indexer.rebuild(documents(), applied=1)
    return time.perf_counter() - began


def _change(directory: Path) -> None:
    """Write single items anew, each into a part of its own, as publishing does all day."""
    with Indexer(directory) as indexer:
        for seq, doc in enumerate(islice(documents(), CHANGES), start=2):
            indexer.apply([(doc.item_id, doc)], applied=seq)


def _opened(directory: Path) -> Spread:
    """Return what the first question after a change waits for."""
    return timed(lambda: Searcher(directory).applied(), rounds=ROUNDS, clock=thread_time)


def _asked(directory: Path) -> Spread:
    searcher, wanted = Searcher(directory), requests()
    turns = cycle(wanted)
    return timed(
        lambda: searcher.search(next(turns)), rounds=ROUNDS * len(wanted), clock=thread_time
    )


def _suggested(directory: Path) -> Spread:
    searcher, turns = Searcher(directory), cycle(("护", "身份", "shenf", "pass", "كىم", "公司"))
    return timed(
        lambda: searcher.suggest(next(turns), "zh-Hans"), rounds=ROUNDS * 6, clock=thread_time
    )


def _bare(directory: Path) -> Spread:
    applied = find_applied(directory)
    assert applied is not None  # noqa: S101 - just built
    index = Index.open(str(directory / applied.folder))
    snapshot = index.searcher()
    query = Query.term_query(index.schema, fields.NAME, "登记")
    return timed(lambda: snapshot.search(query, 20), rounds=ROUNDS * 80, clock=thread_time)


def _in_ms(name: str, value: float, limit: float | None, floor: float, of: str) -> Figure:
    return Figure(
        name=name, value=value, unit="ms", better="less", limit=limit, floor=floor, floor_name=of
    )
