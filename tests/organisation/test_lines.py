"""Departments that do the same in many places are called by what they do."""

import pytest

from organisation.values.lines import line_names, without_place


@pytest.mark.parametrize(
    ("name", "place", "rest"),
    [
        ("碧滩县公安局", "碧滩县", "公安局"),
        ("Bitan County Tax Bureau", "Bitan County", "Tax Bureau"),
        ("Управление полиции: Уезд Битань", "Уезд Битань", "Управление полиции"),
        ("Битан ауданы салық мекемесі", "Битан ауданы", "Салық мекемесі"),
        ("公安局", "碧滩县", "公安局"),
        ("碧滩县", "碧滩县", "碧滩县"),
        ("Bitanese Office", "Bitan", "Bitanese Office"),
        ("公安局", "", "公安局"),
    ],
)
def test_the_place_is_left_out(name: str, place: str, rest: str) -> None:
    assert without_place(name, place) == rest


def test_a_line_is_called_by_what_its_departments_do() -> None:
    at = {"zh-Hans": "碧滩县", "ru": "Уезд Битань"}
    names = {"zh-Hans": "碧滩县公安局", "ru": "Управление полиции уезда Битань"}
    other = {"zh-Hans": "市公安局", "ru": "Управление полиции города Юньлань"}

    found = line_names([(other, {"zh-Hans": "云澜市"}), (names, at)])

    assert found == {"zh-Hans": "公安局", "ru": "Управление полиции"}


def test_a_department_alone_keeps_its_name() -> None:
    assert line_names([({"en": "Bitan Archives"}, {"en": "Bitan"})]) == {"en": "Bitan Archives"}


def test_where_nothing_is_common_the_highest_name_stands() -> None:
    departments = [({"en": "Police"}, {"en": "Here"}), ({"en": "Public Safety"}, {"en": "There"})]

    assert line_names(departments) == {"en": "Police"}
