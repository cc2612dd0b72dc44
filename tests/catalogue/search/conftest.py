"""One index of a small office, shared by the tests that only read."""

import pytest

from catalogue.search.searcher import Searcher
from tests.catalogue.search.builders import an_index, an_item

OFFICE = (
    an_item(
        1,
        "居民身份证申领",
        names={"en": "Apply for an identity card", "ug": "كىملىك گۇۋاھنامىسى بېجىرىش"},
        themes=("household",),
        department="公安局",
        code="11659900MB0001-4-01",
    ),
    an_item(2, "临时居民身份证签发", themes=("household",), department="公安局"),
    an_item(
        3,
        "普通护照签发",
        names={"en": "Ordinary passport", "ug": "ئادەتتىكى پاسپورت تارقىتىش"},
        themes=("exit_entry",),
        department="公安局",
    ),
    an_item(4, "发票领用", themes=("tax",), department="税务局"),
    an_item(5, "结婚登记", names={"en": "Marriage registration"}, themes=("marriage_birth",)),
    an_item(6, "离婚登记", themes=("marriage_birth",)),
    an_item(7, "机动车驾驶证补换领", themes=("transport",), department="公安局"),
    an_item(8, "社会保障卡申领", themes=("social_insurance",)),
    an_item(9, "公司设立登记", themes=("business",), audiences=("company",)),
    an_item(10, "不动产登记资料查询", themes=("housing",), body="持居民身份证到窗口查询"),
    an_item(11, "律师执业许可", themes=("justice",)),
    an_item(12, "城乡居民基本养老保险参保登记", themes=("social_insurance",)),
    an_item(13, "企业社会保险登记", themes=("social_insurance",), audiences=("company",)),
    an_item(14, "就医费用报销", themes=("medical",), aliases=("医疗报账",)),
    an_item(15, "个人身后“一件事”", themes=("funeral",)),
    an_item(16, "住房公积金提取", themes=("housing",)),
    an_item(17, "食品经营许可", themes=("business",), audiences=("company", "person")),
    an_item(18, "失业保险金申领", themes=("work",)),
    an_item(19, "小学一年级入学报名", themes=("education",)),
    an_item(20, "用水报装", themes=("utilities",)),
    an_item(21, "残疾人证办理", themes=("welfare",)),
    an_item(22, "边境管理区通行证核发", themes=("border_foreign",), department="公安局"),
    an_item(23, "无犯罪记录证明", department="公安局"),
    an_item(24, "法律援助申请", themes=("justice",)),
    an_item(25, "公共租赁住房申请", themes=("housing",)),
    an_item(26, "存量房转移登记", themes=("housing",)),
    an_item(27, "最低生活保障对象认定", themes=("welfare",)),
    an_item(28, "机动车检验合格标志核发", themes=("transport",), department="公安局"),
    an_item(29, "烟草专卖零售许可证新办", themes=("business",)),
    an_item(30, "Қазақ тілі", names={"kk": "Төлқұжат беру", "ru": "Выдача паспорта"}),
)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return an_index(tmp_path_factory.mktemp("office"), OFFICE)
