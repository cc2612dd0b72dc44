"""What is wrong with a file of texts is named, text by text, and then nothing is saved."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO

import pytest
from flask_babel import force_locale
from sqlalchemy.orm import Session

from catalogue.exchange.texts_importing import TOO_MANY, import_texts
from kernel.bilingual import FileHead, Unit, UnitState
from kernel.po import NOT_PO
from tests.catalogue.builders import a_published_item
from tests.catalogue.exchange.texts import (
    exported,
    imported,
    reworded,
    save,
    text_of,
    translator,
    worked_on,
)
from tests.clock import NOW
from tests.kernel.xliff.builders import written
from tests.queries import Queries

TWO = {"居住证申领": "تۇرۇش كىنىشكىسى", "申请表": "ئىلتىماس جەدۋىلى"}


def refused(content: bytes) -> str:
    """Give a file back that cannot be taken over; return what was said of it."""
    report = imported(content)
    assert report.faults != []
    with force_locale("en"):
        return "\n".join(f"{one.unit} {one.quoted} {one.sentence}" for one in report.faults)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ئا\u202eب", "characters that are no text"),
        ("Permit", "No letter here belongs to"),
        ("ئا" * 600, "at most"),
    ],
)
def test_a_text_that_the_house_refuses_is_named_and_nothing_is_saved(
    session: Session, text: str, reason: str
) -> None:
    item = a_published_item()
    content = worked_on(exported(), {**TWO, "居住证申领": text})

    said = refused(content)

    assert reason in said
    assert f"{item.code}:name" in said
    assert text_of(item.item_id, "name").text == ""


def test_chinese_that_has_changed_since_is_named_with_what_it_is_now(session: Session) -> None:
    item = a_published_item()
    content = worked_on(exported(), TWO)
    reworded(item.item_id, "居住证签发")

    assert 'it is now "居住证签发"' in refused(content)


def test_what_somebody_has_saved_meanwhile_is_not_undone(session: Session) -> None:
    item = a_published_item()
    content = worked_on(exported(), TWO)
    save(item.item_id, "باشقىسى")

    assert 'changed it since the export, to "باشقىسى"' in refused(content)
    assert text_of(item.item_id).text == "باشقىسى"


def test_a_text_of_an_item_that_is_gone_is_named(session: Session) -> None:
    item = a_published_item()
    content = worked_on(exported(), TWO).replace(item.code.encode(), b"L-GONE")

    assert "is not there any more" in refused(content)


def test_an_id_that_is_none_of_ours_is_shown_cut(session: Session) -> None:
    item = a_published_item()
    ids = worked_on(exported(), TWO).replace(item.code.encode(), b"x" * 10_000)

    assert {len(fault.unit) for fault in imported(ids).faults} == {160}


def test_a_text_that_is_there_twice_is_named(session: Session) -> None:
    a_published_item()
    content = worked_on(exported(), TWO)
    start, end = content.index(b"<unit"), content.index(b"</unit>") + len(b"</unit>")
    again = content[start:end].replace(TWO["居住证申领"].encode(), "ب".encode())

    assert "in the file twice" in refused(content[:end] + again + content[end:])


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (FileHead(kind="words", source="zh-Hans", target="ug"), "flask words import"),
        (FileHead(kind="other", source="zh-Hans", target="ug"), "not exported here"),
        (FileHead(kind="texts", source="zh-Hans", target="fr"), "none of ours"),
        (FileHead(kind="texts", source="en", target="zh-Hans"), "none of ours"),
    ],
)
def test_a_file_of_something_else_is_refused(session: Session, head: FileHead, reason: str) -> None:
    unit = Unit(id="a:name", source="一", target="بىر", state=UnitState.TRANSLATED)

    assert reason in refused(written(unit, head=head))


@pytest.mark.parametrize(
    "content", [b"", b"<", b"\x00\xff", b"msgid", b"<!DOCTYPE x><xliff/>", b'msgid "\xe4"\n']
)
def test_a_hostile_file_is_a_named_problem(session: Session, content: bytes) -> None:
    assert refused(content).strip() != ""


def said_in(po: bytes, text: str) -> bytes:
    """Translate the name in an exported PO file."""
    said = 'msgid "居住证申领"\nmsgstr "'
    return po.decode().replace(f'{said}"', f'{said}{text}"', 1).encode()


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        ('"居住证申领"\nmsgstr "تۇرۇش كى', "not a PO file"),
        ('"居住证申领"\nmsgstr ""\n"تۇرۇش كى', "not a PO file"),
        ('"居住证申领"\nmsgstr "تۇرۇش كى\\"', "not a PO file"),
        ('"居住证申领"\nmsgstr', "not a PO file"),
        ('"居住证申领"\nmsgstr "تۇرۇش"\n', "Only 1 of the 2 entries"),
    ],
)
def test_a_po_file_that_was_cut_off_is_refused(session: Session, after: str, reason: str) -> None:
    item, whole = a_published_item(), exported(po=True).decode()
    begins = whole[: whole.index('"居住证申领"\nmsgstr')]

    assert reason in refused((begins + after).encode())
    assert text_of(item.item_id).text == ""


def test_a_string_without_its_end_is_named_by_its_line(session: Session) -> None:
    a_published_item()
    content = said_in(exported(po=True), "قەغەز").decode().replace('قەغەز"', "قەغەز")
    line = content[: content.index("قەغەز")].count("\n") + 1

    assert [fault.line for fault in imported(content.encode()).faults] == [line]


def test_a_po_file_whose_tool_dropped_the_count_is_taken_as_it_stands(session: Session) -> None:
    item = a_published_item()
    content = said_in(exported(po=True), "تۇرۇش كىنىشكىسى")
    kept = b"".join(line for line in content.splitlines(True) if b"X-Onewindow" not in line)

    report = imported(kept[: kept.index(b"#. item", kept.index(b"msgctxt"))])

    assert (kept != content, report.saved) == (True, 1)
    assert text_of(item.item_id).text == "تۇرۇش كىنىشكىسى"


def test_a_po_name_with_a_nul_is_named_by_its_line(session: Session) -> None:
    a_published_item()
    content = said_in(exported(po=True), "تۇرۇش").replace(b'msgctxt "', b'msgctxt "\0', 1)

    (fault,) = imported(content).faults

    assert (fault.message, fault.line > 0) == (NOT_PO, True)


def test_a_file_that_changes_too_much_at_once_is_refused(session: Session) -> None:
    a_published_item()
    file = BytesIO(worked_on(exported(), TWO))

    report = import_texts(file, actor=translator(), now=NOW, most=1)

    assert [fault.message for fault in report.faults] == [TOO_MANY]


def test_an_import_asks_as_many_queries_for_ten_items_as_for_two(
    session: Session, count_queries: Callable[[], AbstractContextManager[Queries]]
) -> None:
    numbers = []
    for first, last in ((1, 3), (3, 13)):
        names = {f"居住证{number}号": f"كىنىشكا {number}" for number in range(first, last)}
        for name in names:
            a_published_item(name)
        with count_queries() as asked:
            assert imported(worked_on(exported(), names)).saved == len(names)
        numbers.append(len(asked))

    assert numbers[0] == numbers[1]
