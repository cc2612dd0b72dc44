"""Which names of materials may mean the same."""

from random import Random

import pytest

from catalogue.rules.alike import alike, core


def together(*names: str) -> bool:
    return [set(one.names) for one in alike(dict.fromkeys(names, 1))] == [set(names)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("《营业执照》副本", "企业营业执照复印件"),
        ("居民身份证", "申请人有效身份证件"),
        ("身份证原件及复印件", "身份证(一式两份)"),
        ("授权委托书", "委托书"),
        ("（工伤保险）配置申请表", "(工伤保险)配置申请表"),
        ("从事专业工作年限证明", "从事相关专业工作年限证明"),
        ("经营场所使用文件", "经营场所使用文件。"),
        ("居民户口簿", "户口本"),
        ("1.营业执照", "营业执照（加盖公章）"),
    ],
)
def test_names_that_mean_the_same_stand_together(first: str, second: str) -> None:
    assert together(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("法定代表人身份证", "代理人身份证"),
        ("居民身份证", "原居民身份证"),
        ("有房证明", "无房证明"),
        ("企业变更登记申请书", "企业注销登记申请书"),
        ("待遇停发申报表", "待遇续发申报表"),
        ("三十万元以上资金证明", "一千万元以上资金证明"),
        ("施工单位证明（安全生产许可证）", "施工单位证明（爆破作业单位许可证）"),
        ("经办人身份证", "申请人、经办人身份证"),
        ("申请表", "申请书"),
    ],
)
def test_names_that_look_alike_and_mean_two_things_stay_apart(first: str, second: str) -> None:
    assert not alike({first: 1, second: 1})


def test_the_most_used_name_is_suggested_and_the_most_used_cluster_comes_first() -> None:
    names = {"户口本": 1, "居民户口簿": 3, "身份证": 5, "居民身份证": 9}

    assert [one.names for one in alike(names)] == [
        ("居民身份证", "身份证"),
        ("居民户口簿", "户口本"),
    ]


def test_names_told_apart_are_not_suggested_together_again() -> None:
    names = {"身份证": 1, "居民身份证": 2, "身份证复印件": 1}

    found = alike(names, [frozenset(("居民身份证", "身份证"))])

    assert all({"居民身份证", "身份证"} - set(one.names) for one in found)
    assert any("身份证复印件" in one.names for one in found)


def test_what_is_nothing_but_how_it_comes_is_left_as_it_is() -> None:
    assert core("复印件") == "复印件"
    assert not alike({"复印件": 1, "原件": 1})


def test_a_name_is_in_one_cluster_and_every_name_is_one_that_was_given() -> None:
    chance = Random(1)  # noqa: S311 - the same names each time
    parts = ("申请人", "身份证", "营业执照", "（原件）", "复印件", "证明", "变更", "无", "1")
    names = {"".join(chance.choices(parts, k=4)): chance.randrange(1, 9) for _ in range(300)}

    inside = [name for one in alike(names) for name in one.names]

    assert len(inside) == len(set(inside))
    assert {*inside} <= {*names}
