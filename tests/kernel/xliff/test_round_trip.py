"""What we write is XLIFF 2.0, and comes back as it went."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.bilingual import FileHead, Note, Unit, UnitGroup, UnitState
from tests.kernel.xliff.builders import returned, written
from tests.kernel.xliff.structure import breaches

XML_LETTERS = st.characters(codec="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "办理",
        "%(day)s 之前答复",
        "%(day)s 之前，%(day)s 之后，100%% %(num)d",
        "a < b && c > d \"'",
        "两行\n第二行\r\n",
        "\x01\x1f\ufffe 不可见",
        "  前后空格  ",
        "\u202eئۇيغۇرچە \u2066{items}\u2069",
        "]]> <![CDATA[x]]>",
    ],
)
def test_any_text_comes_back_as_it_went(text: str) -> None:
    (unit,) = returned(written(Unit(id="u1", source=text, target=text)))

    assert (unit.source, unit.target) == (text, text)


@given(source=st.text(XML_LETTERS, min_size=1), target=st.text(XML_LETTERS))
def test_every_text_comes_back_and_every_file_is_xliff(source: str, target: str) -> None:
    content = written(Unit(id="u1", name=source, source=source, target=target))

    (unit,) = returned(content)
    assert (unit.source, unit.target, breaches(content)) == (source, target, [])


def test_placeholders_are_codes_with_the_same_id_on_both_sides() -> None:
    content = written(Unit(id="u1", source="%(a)s与%(b)s", target="%(b)s va %(a)s")).decode()

    assert '<data id="d1">%(a)s</data><data id="d2">%(b)s</data>' in content
    source, target = content.split("<target>")
    assert source.index('<ph id="1" dataRef="d1"') < source.index('<ph id="2" dataRef="d2"')
    assert target.index('<ph id="2" dataRef="d2"') < target.index('<ph id="1" dataRef="d1"')
    assert breaches(content.encode()) == []


def test_a_placeholder_that_only_the_translation_has_gets_an_id_of_its_own() -> None:
    content = written(Unit(id="u1", source="一次", target="%(num)d %(num)d marta"))

    assert breaches(content) == []
    assert returned(content)[0].target == "%(num)d %(num)d marta"


def test_notes_groups_states_and_directions_are_written_as_the_standard_has_them() -> None:
    group = UnitGroup("g1", "份数", (Note("terms", "份 = نۇسخا"),))
    content = written(
        Unit(
            id="u1",
            source="一",
            target="bir",
            state=UnitState.REVIEWED,
            notes=(Note("en", "a < b"),),
        ),
        Unit(id="g1.one", source="二", group=group, name="one"),
        Unit(id="g1.other", source="二", group=group, name="other", target="ikki"),
        head=FileHead(kind="texts", source="zh-Hans", target="kk-Arab"),
    )

    assert breaches(content) == []
    assert b'srcDir="ltr" trgDir="rtl"' in content
    assert content.count(b"<group ") == 1
    assert [unit.state for unit in returned(content)] == ["reviewed", "initial", "initial"]


def test_a_file_says_what_it_holds_and_for_whom() -> None:
    head = FileHead(kind="texts", source="zh-Hans", target="mn-Mong")

    content = written(Unit(id="u1", source="一"), head=head)

    assert b'<file id="texts"' in content
    assert b'srcLang="zh-Hans" trgLang="mn-Mong"' in content
