"""Whatever is wrong with a translator's file is named, and then nothing is taken over."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.kernel.xliff.builders import a_file
from tests.portal.words.conftest import Run, ToolFile, catalogue

Export = Callable[[str], ToolFile]
LONG = "The name is too long: %(most)s characters at most"


def refused(run: Run, path: Path) -> str:
    """Import a file that cannot be taken over; return what was said of it."""
    status, said, complained = run("import", path)
    assert (status, said) == (1, "")
    assert "Traceback" not in complained
    assert "Nothing was imported" in complained
    return complained


def a_clone(file: ToolFile) -> None:
    file.say("Mobile phone", "بىر")
    unit = file.unit("Mobile phone")
    text = unit.__copy__()
    text.find(".//{*}target").text = "باشقا"
    unit.addnext(text)


def gone(file: ToolFile) -> None:
    file.say("Mobile phone", "باشقا")
    file.unit("Mobile phone").set("id", "wgone")


def of_old_chinese(file: ToolFile) -> None:
    file.say("Mobile phone", "باشقا")
    file.unit("Mobile phone").find(".//{*}source").text = "旧"


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda file: file.say(LONG, "ئۇزۇن"), "The placeholder %(most) is missing."),
        (lambda file: file.say("Mobile phone", "%(oops)s"), "%(oops) is not in the original."),
        (lambda file: file.say(LONG, "%(most)s %"), "percent sign is damaged"),
        (lambda file: file.say("Mobile phone", "a\u202eb"), "nobody can see: U+202E"),
        (lambda file: file.say("Mobile phone", "a\u0085b"), "nobody can see: U+0085"),
        (gone, "is not there any more"),
        (of_old_chinese, 'it is now "手机号码"'),
        (a_clone, "twice, and differently"),
        (
            lambda file: file.tree.getroot().set("trgLang", "fr"),
            "for the language fr, which is none of ours",
        ),
        (
            lambda file: file.tree.find("{*}file").set("id", "texts"),
            "flask catalogue texts-import",
        ),
        (lambda file: file.tree.find("{*}file").set("id", "f1"), "not exported here"),
    ],
)
def test_each_fault_is_named_and_nothing_is_taken_over(
    run: Run,
    exported: Export,
    translations: Path,
    spoil: Callable[[ToolFile], None],
    reason: str,
) -> None:
    before, file = catalogue(translations, "ug").read_bytes(), exported("ug")
    file.say("Reference", "بەلگە")
    spoil(file)

    complained = refused(run, file.save())

    assert reason in complained
    assert "ug.xlf" in complained
    assert catalogue(translations, "ug").read_bytes() == before


def test_a_form_that_is_missing_is_named(run: Run, exported: Export, translations: Path) -> None:
    path = catalogue(translations, "ug")
    text = path.read_text(encoding="utf-8")
    start = text.index('msgid "%(num)d month"')
    end = text.index("\n\n", start)
    head = 'msgid "%(num)d month"\nmsgid_plural "%(num)d months"\nmsgstr[0] ""\nmsgstr[1] ""'
    path.write_text(text[:start] + head + text[end:], encoding="utf-8")
    file = exported("ug")
    file.say("%(num)d month", "%(num)d ئاي", form="other")

    complained = refused(run, file.save())

    assert 'The form "one" of this counted sentence is missing.' in complained


def test_every_fault_of_a_file_is_named_with_its_line(run: Run, exported: Export) -> None:
    file = exported("ug")
    file.say(LONG, "ئۇزۇن")
    file.say("Mobile phone", "a\u202eb")

    complained = refused(run, file.save())

    assert complained.count("ug.xlf, line ") == 2
    assert "2 problems" in complained


def test_english_is_written_in_the_code(run: Run, exported: Export) -> None:
    file = exported("en")
    file.say("Mobile phone", "Cell phone")

    assert "Tell the programmers" in refused(run, file.save())


def reworded(translations: Path, tag: str, before: str, after: str) -> None:
    """Somebody else changes a sentence while the translator works."""
    path = catalogue(translations, tag)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f'msgstr "{before}"', f'msgstr "{after}"'), encoding="utf-8")


@pytest.mark.parametrize("touched", [True, False])
def test_a_po_whose_chinese_has_changed_since_is_stale_where_it_was_touched(
    run: Run, translations: Path, tmp_path: Path, touched: bool
) -> None:
    path = tmp_path / "kk.po"
    run("export", "kk", path)
    reworded(translations, "zh-Hans", "手机号码", "移动电话")
    if touched:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('msgstr "Ұялы телефон"', 'msgstr "Телефон"'))

        assert 'it is now "移动电话"' in refused(run, path)
    else:
        assert run("import", path)[0] == 0


def test_what_somebody_else_has_changed_is_not_undone(
    run: Run, exported: Export, translations: Path
) -> None:
    file = exported("kk")
    reworded(translations, "kk", "Ұялы телефон", "Телефон")
    before = catalogue(translations, "kk").read_bytes()

    assert run("import", file.path)[0] == 0
    assert catalogue(translations, "kk").read_bytes() == before

    file.say("Mobile phone", "Байланыс")
    assert 'since the export, to "Телефон"' in refused(run, file.save())


def test_a_file_whose_tool_dropped_our_marks_is_taken_as_it_stands(
    run: Run, exported: Export, translations: Path
) -> None:
    file = exported("kk")
    for segment in file.tree.iter("{*}segment"):
        del segment.attrib["subState"]
    reworded(translations, "kk", "Ұялы телефон", "Телефон")

    assert " 1 changed" in run("import", file.save())[1]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not exported here"),
        (b"hello", "not a PO file"),
        (b'msgid "a"\nmsgstr "\xff"\n', "not a PO file"),
        (b'msgid "a"\nmsgstr[99999999999] "b"\n', "not exported here"),
        (b'msgid "a"\nmsgid_plural "b"\nmsgstr[99999999999] "b"\n', "not a PO file"),
        (b'msgid ""\nmsgstr "Plural-Forms: nplurals=999999999; plural=0;\\n"\n', "not exported"),
        (b'msgstr[x] "b"\n', "not a PO file"),
        (b'"loose"\n', "not a PO file"),
        (b'msgid "a"\nmsgid "b"\n', "not a PO file"),
        (b"\x00" * 500, "not a PO file"),
        (b"<html><body>", "not an XLIFF 2 file"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><xliff>&a;</xliff>", "document type declaration"),
        (a_file("<segment/>").encode(), "An element <segment> may not stand here"),
    ],
)
def test_a_hostile_file_is_a_named_problem(
    run: Run, tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "words.xlf"
    path.write_bytes(content)

    assert reason in refused(run, path)


@pytest.mark.parametrize("limit", ["MOST_BYTES", "MOST_LINES", "MOST_MESSAGES"])
def test_a_po_too_large_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(f"kernel.po.{limit}", 100)
    path = tmp_path / "ug.po"
    path.write_text('msgid "a"\nmsgstr "b"\n' * 101)

    assert "too large" in refused(run, path)
