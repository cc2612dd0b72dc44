import pytest

from catalogue.rules.asking import Post, Posts, Wish, is_asked
from organisation.values.places import GENERAL_LINE

WISH = Wish("/1/5/", "police", ("county", "village"))


def post(**said: object) -> Post:
    usual = {"department_id": 7, "path": "/1/5/8/", "level": "county", "line": "police"}
    return Post(**{**usual, **said})


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({}, True),
        ({"path": "/1/5/"}, True),
        ({"path": "/1/6/8/"}, False),
        ({"path": "/1/"}, False),
        ({"level": "township"}, False),
        ({"line": "tax"}, False),
        ({"line": GENERAL_LINE, "level": "village"}, True),
        ({"line": GENERAL_LINE, "level": "township"}, False),
    ],
)
def test_a_department_below_at_a_level_asked_with_the_same_line_is_asked(
    said: dict[str, object], asked: bool
) -> None:
    assert is_asked(WISH, post(**said)) is asked
    assert Posts([post(**said)]).asked(WISH) == ([7] if asked else [])


def test_departments_whose_line_nobody_named_are_not_alike() -> None:
    assert not is_asked(Wish("/1/", "", ("county",)), post(line=""))


def test_a_general_standard_asks_each_department_once() -> None:
    assert Posts([post(line=GENERAL_LINE)]).asked(Wish("/1/", GENERAL_LINE, ("county",))) == [7]
