"""A file from outside is read whatever tool wrote it, or refused with a reason and a line."""

from io import BytesIO

import pytest

from kernel.bilingual import UnitState, UnreadableExchange
from kernel.xliff import read_xliff, reading
from tests.kernel.xliff.builders import OPENING, a_file, a_unit, returned

DATA = '<originalData><data id="d1">%(day)s</data><data id="d2">[/b]</data></originalData>'
MATCH = (
    '<mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match ref="#x">'
    "<source>别的</source><target>yalgan</target></mtc:match></mtc:matches>"
)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ('<ph id="1" dataRef="d1"/>giche', "%(day)sgiche"),
        ('<ph dataRef="d1" canDelete="no" id="1"/>giche', "%(day)sgiche"),
        ('<ph id="9" copyOf="1"/>giche', "%(day)sgiche"),
        ('<ph id="3" equiv="%(day)s"/>', "%(day)s"),
        ('<ph id="3" disp="%(day)s"/>', "%(day)s"),
        ('<pc id="4" dataRefStart="d1" dataRefEnd="d2">x</pc>', "%(day)sx[/b]"),
        ('<sc id="4" dataRef="d1"/>x<ec startRef="4" dataRef="d2"/>', "%(day)sx[/b]"),
        ('<mrk id="m1" type="term">soz</mrk> <sm id="m2"/>y<em startRef="m2"/>', "soz y"),
        ("a<cp hex='000A'/>b", "a\nb"),
        ("<![CDATA[a < b]]>", "a < b"),
        ("a<!-- nothing --><?pi nothing?>b", "ab"),
    ],
)
def test_codes_and_marks_of_a_tool_become_text_again(target: str, said: str) -> None:
    content = a_unit('<ph id="1" dataRef="d1"/>前', target, before=DATA)

    (unit,) = returned(content)

    assert (unit.source, unit.target) == ("%(day)s前", said)


def test_modules_and_notes_of_other_tools_are_passed_over() -> None:
    notes = '<notes><note id="n1">look &lt;</note></notes>'

    (unit,) = returned(a_unit("办理", "bejirish", before=MATCH + notes))

    assert (unit.source, unit.target) == ("办理", "bejirish")


def test_prefixes_and_another_encoding_are_the_business_of_the_tool() -> None:
    content = a_unit("办理", "بېجىرىش").replace("<", "<x:").replace("<x:/", "</x:")
    content = content.replace("xmlns=", "xmlns:x=")
    content = f'<?xml version="1.0" encoding="UTF-16"?>{content}'

    assert returned(content.encode("utf-16"))[0].target == "بېجىرىش"


@pytest.mark.parametrize("state", list(UnitState))
def test_the_state_of_a_unit_comes_back(state: UnitState) -> None:
    assert returned(a_unit("一", "bir", state=state))[0].state is state


def test_a_state_that_nobody_knows_is_the_first() -> None:
    assert returned(a_unit("一", "bir", state="signed-off"))[0].state is UnitState.INITIAL


def test_segments_are_put_together_in_the_order_of_the_translation() -> None:
    inside = (
        '<segment state="final"><source>一。</source><target order="3">Bir.</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment state="reviewed"><source>二。</source><target order="1">Ikki.</target></segment>'
    )

    (unit,) = returned(a_file(f'<unit id="u1">{inside}</unit>'))

    assert (unit.source, unit.target) == ("一。 二。", "Ikki. Bir.")
    assert unit.state is UnitState.REVIEWED


def test_a_unit_with_an_untranslated_segment_is_untranslated() -> None:
    inside = "<segment><source>一</source><target>Bir</target></segment>"
    inside += "<segment><source>二</source></segment>"

    assert returned(a_file(f'<unit id="u1">{inside}</unit>'))[0].target == ""


def test_the_line_of_a_unit_is_known() -> None:
    units = "\n\n".join(
        f'<unit id="u{n}"><segment><source>一</source></segment></unit>' for n in range(3)
    )

    assert [unit.line for unit in returned(a_file("\n" + units))] == [2, 4, 6]


def test_a_code_that_nothing_explains_leaves_a_letter_no_text_may_hold() -> None:
    assert returned(a_unit("一", '<ph id="7" dataRef="gone"/>'))[0].target == "\ufffd"


def nested(levels: int) -> str:
    return a_unit("一", "<mrk id='m'>" * levels + "</mrk>" * levels)


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", reading.NOT_XLIFF),
        ("msgid", reading.NOT_XLIFF),
        ("<html/>", reading.NOT_XLIFF),
        ("<x:xliff/>", reading.NOT_XLIFF),
        (OPENING, reading.NOT_XLIFF),
        (a_unit("一", "&undefined;"), reading.NOT_XLIFF),
        (a_unit("一", "\x01"), reading.NOT_XLIFF),
        ('<?xml version="1.0" encoding="UTF-7"?><xliff/>', reading.NOT_XLIFF),
        ('<?xml version="1.0" encoding="no-such"?><xliff/>', reading.NOT_XLIFF),
        (BOMB + a_unit("一", "&b;"), reading.HAS_DOCTYPE),
        ("<!DOCTYPE x SYSTEM 'file:///etc/passwd'>" + a_unit("一", "x"), reading.HAS_DOCTYPE),
        ('<xliff version="1.2"/>', reading.OTHER_VERSION),
        (a_unit("一", "x").replace('"2.0"', '"2.2"'), reading.OTHER_VERSION),
        (a_file("<segment/>"), reading.NOT_ALLOWED),
        (a_unit("<b>一</b>", "x"), reading.NOT_ALLOWED),
        (a_unit("一", "<target>x</target>"), reading.NOT_ALLOWED),
        (a_unit("一", nested(1)), reading.NOT_ALLOWED),
        (nested(40), reading.TOO_DEEP),
        (a_unit("一", None, before="<x:y xmlns:x='u:v'>" * 40), reading.TOO_DEEP),
        (a_unit("一", "x" * 100_001), reading.TOO_LARGE),
        (a_unit("一", "<ph id='1'/>" * 100_001), reading.TOO_LARGE),
        (a_file("").replace("</file>", '</file><file id="b">' + "</file>"), reading.MORE_FILES),
    ],
)
def test_a_hostile_or_broken_file_is_refused_with_a_reason(content: str, message: str) -> None:
    with pytest.raises(UnreadableExchange) as refused:
        returned(content)

    assert refused.value.fault.message == message


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnreadableExchange):
        returned(b'<?xml version="1.0" encoding="UTF-8"?>\n<xliff>\xff\xfe')


def test_the_line_of_a_fault_is_known() -> None:
    with pytest.raises(UnreadableExchange) as refused:
        returned(OPENING + "\n\n<unit")

    assert refused.value.fault.line == 3


def test_a_file_without_end_is_refused_before_it_fills_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 1000)

    with pytest.raises(UnreadableExchange) as refused:
        returned(a_unit("一", "x" * 2000))

    assert refused.value.fault.message == reading.TOO_LARGE


@pytest.mark.parametrize("begun", ['<unit id="', "<!-- ", "<unit " + 'a="b" ' * 2, "<?x "])
def test_a_tag_without_end_is_refused_before_it_takes_minutes(begun: str) -> None:
    with pytest.raises(UnreadableExchange) as refused:
        returned(OPENING + begun + "x" * (reading.MOST_BYTES - 1000))

    assert refused.value.fault.message == reading.TOO_LARGE


def test_more_units_than_a_house_can_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_UNITS", 2)
    unit = '<unit id="u1"><segment><source>一</source></segment></unit>'

    with pytest.raises(UnreadableExchange) as refused:
        returned(a_file(unit * 3))

    assert refused.value.fault.message == reading.TOO_LARGE


def test_units_are_handed_out_while_the_file_is_read() -> None:
    """The second half of this file is broken; the units of the first are there already."""
    unit = '<unit id="u1"><segment><source>一</source></segment></unit>'
    content = OPENING + unit * 5000 + "<broken"

    _, units = read_xliff(BytesIO(content.encode()))

    assert next(units).source == "一"
