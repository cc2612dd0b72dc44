"""A text is cut into runs of one face, direction and script."""

from documents.text.reading import Reading
from documents.text.runs import Run, itemise


def runs(text: str, tag: str = "zh-Hans", *, vertical: bool = False) -> list[Run]:
    reading = Reading(tag)
    return itemise(text, reading, bold=False, rtl=reading.rtl, vertical=vertical)


def test_each_direction_is_a_run_of_its_own_in_logical_order() -> None:
    found = runs("ئۇيغۇر 2026", "ug")

    assert "".join(run.text for run in found) == "ئۇيغۇر 2026"
    assert [run.level & 1 for run in found if run.text.strip()] == [1, 0]


def test_what_no_face_has_is_a_run_without_face_and_glyphs() -> None:
    found = runs("张\U0002a6d6明")

    assert [(run.text, run.face is None, len(run.glyphs)) for run in found] == [
        ("张", False, 1),
        ("\U0002a6d6", True, 0),
        ("明", False, 1),
    ]


def test_marks_of_direction_are_in_no_run() -> None:
    assert "".join(run.text for run in runs("\u2066A\u2069张")) == "A张"


def test_only_chinese_stands_upright_in_lines_from_top_to_bottom() -> None:
    found = {run.text: run.upright for run in runs("编号ᠮᠣᠩᠭᠣᠯ", "mn-Mong", vertical=True)}

    assert found == {"编号": True, "ᠮᠣᠩᠭᠣᠯ": False}
