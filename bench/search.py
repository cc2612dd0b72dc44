"""The search engine on 4,000 to 400,000 items: what a question costs, beside one bare term."""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, cycle, islice
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

SIZES = {4_000: 2.0, 40_000: 5.0, 400_000: 15.0}  # items, and the promise in milliseconds
PLACES, MOST_STANDARDS = 13, 4_000  # places that offer a service, and services that there are
ROUNDS = 12  # of all questions
CHANGES = 6  # as many as the engine keeps apart before it puts them together
MOST_SUGGESTING = 2.0
MOST_CHANGING = 1.0

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


def documents(items: int) -> Iterator[SearchDoc]:
    """Yield items in the shape of a real list: few hundred names, each offered by many places."""
    rng = random.Random(20261122)  # noqa: S311 - the same items every time
    standards = list(islice(_standards(rng), min(items // PLACES, MOST_STANDARDS)))
    counties = min(max(items // 400, 10), 100)
    for item_id in range(1, items + 1):
        standard, county = standards[item_id % len(standards)], rng.randrange(counties)
        area = f"{AREAS[county % 10]}{county // 10 or ''}"
        yield replace(
            standard,
            item_id=item_id,
            code=f"116599{item_id:012d}",
            department=f"{area}县{standard.department}",
            line=standard.department,
            level="county",
            region_path=("650000", "659900", f"6599{county:02d}", f"6599{county:02d}{item_id % 9}"),
            channels=tuple(rng.sample(("window", "online", "mobile", "post"), rng.randint(1, 3))),
            popularity=rng.random(),
            days=rng.randint(1, 60),
        )


def _standards(rng: random.Random) -> Iterator[SearchDoc]:
    matters = [line.split("|") for line in MATTERS.strip().splitlines()]
    words = ACTIONS.replace("\n", "|").strip("|").split("|")
    actions = list(zip(words[::2], words[1::2], strict=True))
    for number in count(1):
        matter, english, uyghur, department, theme = rng.choice(matters)
        action, done = rng.choice(actions)
        audience = rng.choice(FOR)
        names = {"zh-Hans": f"{matter}{action}（{audience}，第{number}类）"}
        if number % 3 == 0:
            names |= {"en": f"{english.capitalize()}: {done}", "ug": f"{uyghur} {number}"}
        yield SearchDoc(
            item_id=0,
            names=names,
            summaries={"zh-Hans": f"{audience}到政务服务中心办理{matter}{action}。"},
            body=_body(rng, matter, action),
            department=department,
            themes=(theme,),
            audiences=("person",) if len(audience) == 2 else ("company", "person"),
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
    """Measure the search at three sizes, what one bare question costs, and how good it is."""
    return [
        *(figure for items, most in SIZES.items() for figure in _at(items, most)),
        *quality_figures(),
    ]


def _at(items: int, most: float) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder)
        built = _built(directory, items)
        asked, suggested, bare = _asked(directory), _suggested(directory), _bare(directory)
        changed = _change(directory, items)
        later, opened = _asked(directory), _opened(directory)
        taken = _memory(directory)
    at, name = f"at {items:,} items", "one bare term, no facets"
    yield _in_ms(f"search, p50 {at}", asked.p50, None, bare.p50, name)
    yield _in_ms(f"search, p95 {at}", asked.p95, most, bare.p95, name)
    yield _in_ms(f"search, p95 after {CHANGES} changes {at}", later.p95, most, bare.p95, name)
    yield _in_ms(f"suggestions, p95 {at}", suggested.p95, MOST_SUGGESTING, bare.p95, name)
    yield Figure(name=f"index opened, p95 {at}", value=opened.p95, unit="ms", better="less")
    yield Figure(
        name=f"a change written {at}", value=changed, unit="s", better="less", limit=MOST_CHANGING
    )
    yield Figure(name=f"index built {at}", value=built, unit="s", better="less")
    yield Figure(name=f"memory that searching takes {at}", value=taken, unit="MB", better="less")


def _built(directory: Path, items: int) -> float:
    began = time.perf_counter()
    with Indexer(directory) as indexer:
        indexer.rebuild(documents(items), applied=1)
    return time.perf_counter() - began


def _change(directory: Path, items: int) -> float:
    """Write single items with texts of their own, as publishing does; return what one takes."""
    changed = [
        replace(doc, names={"zh-Hans": f"{doc.names['zh-Hans']}（改{doc.item_id}）"})
        for doc in islice(documents(items), CHANGES)
    ]
    began = time.perf_counter()
    for seq, doc in enumerate(changed, start=2):
        with Indexer(directory) as indexer:
            indexer.apply([(doc.item_id, doc)], applied=seq)
    return (time.perf_counter() - began) / CHANGES


def _opened(directory: Path) -> Spread:
    """Return what the first question after a change waits for."""
    return timed(lambda: Searcher(directory).applied(), rounds=ROUNDS, clock=thread_time)


def _memory(directory: Path) -> float:
    """Return what a process of its own takes more, once it has answered every question."""
    program = (
        "import sys; from pathlib import Path\n"
        "from bench.search import requests, resident\n"
        "from catalogue.search.searcher import Searcher\n"
        "before = resident(); searcher = Searcher(Path(sys.argv[1]))\n"
        "for request in requests(): searcher.search(request)\n"
        "print(resident() - before)\n"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        (sys.executable, "-c", program, str(directory)), check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def resident() -> float:
    """Return the memory of this process in megabytes, files it has mapped included."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


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
