"""An item that has something to say in every part of its guide."""

from datetime import date
from typing import Any

from catalogue.pdf.guide import Around
from catalogue.values.codes import (
    Acceptance,
    Audience,
    Channel,
    Charged,
    MaterialKind,
    MaterialSource,
)
from catalogue.values.facts import FaqFacts, FeeFacts, ItemFacts, MaterialFacts, StepFacts
from catalogue.values.published import PublishedItem
from tests.catalogue.builders import days, some_facts
from tests.clock import NOW

ADDRESS = "https://hall.example/en/items/L-1"
AROUND = Around(
    department={"zh-Hans": "公安局", "en": "Police", "ug": "ساقچى ئىدارىسى"},
    phone="0900-1000107",
    address=ADDRESS,
)
LONG = "申请人应当如实填写各项内容，对提交材料的真实性、完整性负责。"


def materials(number: int) -> tuple[MaterialFacts, ...]:
    return tuple(
        MaterialFacts(
            key=f"m{place}",
            name=f"第{place}号材料",
            kind=MaterialKind.ORIGINAL_AND_COPY,
            source=MaterialSource.APPLICANT,
            original_count=1,
            copy_count=2,
            note=LONG,
            may_follow=True,
            texts={
                "en": {"name": f"Document number {place}"},
                "ug": {"name": f"{place}-نومۇرلۇق ماتېرىيال"},
            },
        )
        for place in range(1, number + 1)
    )


def full_facts(**facts: Any) -> ItemFacts:
    return some_facts(
        **{
            "name": "居住证申领",
            "code": "L-1",
            "summary": "在本地居住满半年的人可以申领居住证。",
            "audiences": (Audience.PERSON,),
            "channels": (Channel.WINDOW, Channel.ONLINE),
            "acceptance": Acceptance.WINDOW_RECEIVES,
            "conditions": "在居住地登记满半年。\n有合法稳定住所。",
            "legal_limit": days(15),
            "promised_limit": days(5),
            "visits": 1,
            "visit_reason": "需要现场采集指纹。",
            "charged": Charged.YES,
            "fees": (
                FeeFacts(name="工本费", amount_fen=2000, standard="每证", basis="价费字12号"),
            ),
            "legal_basis": ("《居住证暂行条例》第九条：" + LONG * 12,),
            "result_name": "居住证",
            "place": "一楼三号窗口",
            "hours": "工作日上午",
            "consult": "0900-1000108",
            "complaint": "12345",
            "checked_on": date(2026, 10, 8),
            "checked_by": "林晓峰",
            "faqs": (FaqFacts(question="可以代办吗？", answer="可以，需要委托书。"),),
            "steps": (
                StepFacts(key="s1", name="受理", description=LONG),
                StepFacts(key="s2", name="送达", standard="当面核对"),
            ),
            "materials": materials(9),
            "texts": {
                "en": {"name": "Residence permit", "summary": "For those who live here."},
                "ug": {"name": "ئولتۇراق كىنىشكىسى", "summary": "بۇ يەردە ئولتۇرۇشلۇقلار ئۈچۈن."},
            },
            **facts,
        }
    )


def published(facts: ItemFacts) -> PublishedItem:
    return PublishedItem(
        item_id=1,
        revision_id=1,
        number=3,
        code=facts.code,
        facts=facts,
        department_id=1,
        region_id=1,
        digest="d",
        published_at=NOW,
    )
