"""What comes first."""

from pathlib import Path

from tests.catalogue.search.builders import an_index, an_item, ask, found


def test_the_kind_of_match_orders_the_list(tmp_path: Path) -> None:
    searcher = an_index(
        tmp_path,
        [
            an_item(1, "无关事项", body="需要提交公证书和公证费发票"),
            an_item(2, "另一事项", summary="办理公证的说明"),
            an_item(3, "证明事项", aliases=("公证",)),
            an_item(4, "委托书的公证"),
            an_item(5, "公证机构设立"),
            an_item(6, "公证"),
        ],
    )

    assert found(searcher, "公证") == (6, 5, 3, 4, 2, 1)


def test_what_people_call_a_service_beats_a_name_that_only_has_the_word(tmp_path: Path) -> None:
    searcher = an_index(
        tmp_path,
        [
            an_item(1, "关于低保的家庭情况复核"),
            an_item(2, "最低生活保障审核", aliases=("低保",)),
            an_item(3, "生活补助", aliases=("低保补助",)),
        ],
    )

    assert found(searcher, "低保") == (2, 1, 3)


def test_who_does_not_say_temporary_means_the_everyday_service(tmp_path: Path) -> None:
    docs = [an_item(1, "临时居民身份证办理"), an_item(2, "居民身份证换领、补领、首次申领")]
    searcher = an_index(tmp_path, docs)

    assert found(searcher, "身份证") == (2, 1)
    assert found(searcher, "临时身份证")[0] == 1


def test_all_words_in_the_name_beat_one_there_and_one_elsewhere(tmp_path: Path) -> None:
    searcher = an_index(
        tmp_path,
        [
            an_item(1, "船舶登记", aliases=("变更",), boost=2.0),
            an_item(2, "船舶有关的名称与证书的变更事项", boost=0.5),
        ],
    )

    assert found(searcher, "船舶 变更") == (2, 1)


def test_the_words_people_typed_come_before_what_they_stand_for(tmp_path: Path) -> None:
    searcher = an_index(tmp_path, [an_item(1, "社会保障卡申领"), an_item(2, "领取社保卡的通知")])

    assert found(searcher, "社保卡") == (2, 1)


def test_the_language_of_the_reader_comes_first(tmp_path: Path) -> None:
    docs = [
        an_item(1, "甲", names={"ru": "паспорт", "kk": "құжат беру"}),
        an_item(2, "乙", names={"ru": "выдача документа", "kk": "беру паспорт"}),
        an_item(3, "丙", names={"ru": "документ паспорт", "kk": "құжат беру"}),
    ]
    searcher = an_index(tmp_path, docs)

    assert found(searcher, "паспорт", "kk").index(2) < found(searcher, "паспорт", "kk").index(3)
    assert found(searcher, "паспорт", "ru").index(3) < found(searcher, "паспорт", "ru").index(2)


def test_boost_orders_equals(tmp_path: Path) -> None:
    docs = [an_item(1, "甲类补贴"), an_item(2, "乙类补贴", boost=1.5), an_item(3, "补贴丙类")]
    searcher = an_index(tmp_path, docs)

    assert found(searcher, "补贴") == (3, 2, 1)


def test_shorter_names_come_before_longer_ones(tmp_path: Path) -> None:
    docs = [an_item(1, "关于开展多种形式的养老服务的登记"), an_item(2, "关于养老服务的登记")]
    searcher = an_index(tmp_path, docs)

    assert found(searcher, "养老服务") == (2, 1)


def test_without_words_the_boost_and_then_the_sound_of_the_name_orders(tmp_path: Path) -> None:
    docs = [
        an_item(1, "注销"),
        an_item(2, "变更"),
        an_item(3, "申领"),
        an_item(4, "延续", boost=1.5),
    ]
    searcher = an_index(tmp_path, docs)

    assert ask(searcher).ids == (4, 2, 3, 1)
