"""Words that travel to a translator and back: what was not touched stays as it was."""

import errno
from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pytest
from babel.messages.pofile import read_po

from kernel.locales import LANGUAGES
from kernel.scripts import DERIVED
from portal.words.catalogues import read, written
from tests.kernel.xliff.structure import breaches
from tests.portal.words.conftest import Run, ToolFile, catalogue, changed_lines
from tools.derive_words import derived

Export = Callable[[str], ToolFile]


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.po")}


@pytest.mark.parametrize("tag", list(LANGUAGES))
@pytest.mark.parametrize("ending", ["xlf", "po"])
def test_a_file_that_nobody_touched_changes_nothing(
    run: Run, translations: Path, tmp_path: Path, tag: str, ending: str
) -> None:
    before, path = everything(translations), tmp_path / f"words.{ending}"

    run("export", tag, path)
    status, said, complained = run("import", path)

    assert (status, complained) == (0, "")
    assert " 0 changed; 0 left empty" in said
    assert everything(translations) == before


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "en"])
def test_catalogues_are_written_as_make_words_writes_them(tag: str, translations: Path) -> None:
    """So that a difference is a change; nothing else would be seen in it."""
    assert written(read(LANGUAGES[tag].babel)) == catalogue(translations, tag).read_bytes()


@pytest.mark.parametrize("tag", list(LANGUAGES))
def test_every_language_is_written_as_xliff(exported: Export, tag: str) -> None:
    assert breaches(exported(tag).path.read_bytes()) == []


def test_one_changed_sentence_is_one_changed_line(
    run: Run, exported: Export, translations: Path
) -> None:
    before = catalogue(translations, "ug").read_text(encoding="utf-8")
    file = exported("ug")
    file.say("Mobile phone", "يانفون")

    status, said, _ = run("import", file.save())

    after = catalogue(translations, "ug").read_text(encoding="utf-8")
    assert (status, changed_lines(before, after)) == (0, ['msgstr "يانفون"'])
    assert len(before.splitlines()) == len(after.splitlines())
    assert "1 changed" in said
    assert "Now run: make words" in said


def test_one_form_of_a_counted_sentence_can_be_changed_alone(
    run: Run, exported: Export, translations: Path
) -> None:
    before = catalogue(translations, "ru").read_text(encoding="utf-8")
    file = exported("ru")
    file.say("%(num)d month", "целых %(num)d месяца", form="few")

    run("import", file.save())

    after = catalogue(translations, "ru").read_text(encoding="utf-8")
    assert changed_lines(before, after) == ['msgstr[1] "целых %(num)d месяца"']


def test_a_placeholder_comes_back_from_its_code(
    run: Run, exported: Export, translations: Path
) -> None:
    file = exported("ru")
    english = "The name is too long: %(most)s characters at most"
    target = file.unit(english).find(".//{*}target")
    code = target.find("{*}ph")
    code.tail = " знаков"

    run("import", file.save())

    words = read(LANGUAGES["ru"].babel).get(english).string
    assert words.endswith("%(most)s знаков")


def test_a_dry_run_writes_nothing(run: Run, exported: Export, translations: Path) -> None:
    before, file = everything(translations), exported("ug")
    file.say("Mobile phone", "يانفون")

    status, said, _ = run("import", file.save(), "--dry-run")

    assert (status, everything(translations)) == (0, before)
    assert "1 would be changed" in said


def test_po_keeps_the_english_as_key_and_shows_the_chinese(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ug.po"
    run("export", "ug", path)

    with path.open("rb") as file:
        said = read_po(file, locale="ug").get("Mobile phone")

    assert said.auto_comments[0] == "zh-Hans: 手机号码"
    assert said.string == read("ug").get("Mobile phone").string


def test_a_po_changed_in_an_editor_changes_the_catalogue(
    run: Run, translations: Path, tmp_path: Path
) -> None:
    path = tmp_path / "kk.po"
    run("export", "kk", path)
    path.write_text(
        path.read_text(encoding="utf-8").replace('"Ұялы телефон"', '"Ұялы телефон нөмірі"')
    )

    status, _, _ = run("import", path)

    assert (status, read("kk").get("Mobile phone").string) == (0, "Ұялы телефон нөмірі")


def test_what_a_translator_left_open_stays_as_it_was(
    run: Run, exported: Export, translations: Path, tmp_path: Path
) -> None:
    before, path = everything(translations), tmp_path / "mn.po"
    run("export", "mn", path)
    text = path.read_text(encoding="utf-8")
    for mark, words in (("", ""), ("#, fuzzy\n", "Утас, эргэлзээтэй")):
        text = text.replace(
            'msgid "Mobile phone"\nmsgstr "', f'{mark}msgid "Mobile phone"\nmsgstr "'
        )
        start = text.index('msgid "Mobile phone"\n')
        end = text.index("\n\n", start)
        path.write_text(f'{text[:start]}msgid "Mobile phone"\nmsgstr "{words}"{text[end:]}')

        assert run("import", path)[0] == 0

    assert everything(translations) == before


@pytest.mark.parametrize(("tag", "words"), [("zh-Hant", "行動電話"), ("kk-Arab", "تەلەفون")])
def test_words_in_the_other_script_go_where_they_win_over_the_rules(
    run: Run, exported: Export, translations: Path, tag: str, words: str
) -> None:
    before, file = catalogue(translations, tag).read_bytes(), exported(tag)
    file.say("Mobile phone", words)

    run("import", file.save())

    hand = translations / LANGUAGES[tag].babel / "by_hand.po"
    assert hand.read_text(encoding="utf-8").count("msgid") == 2
    assert f'msgid "Mobile phone"\nmsgstr "{words}"\n' in hand.read_text(encoding="utf-8")
    assert catalogue(translations, tag).read_bytes() == before
    assert f'msgstr "{words}"'.encode() in derived(tag)


@pytest.mark.parametrize("tag", list(DERIVED))
def test_words_as_the_rules_make_them_are_not_kept_by_hand(
    run: Run, exported: Export, translations: Path, tag: str
) -> None:
    first = exported(tag)
    made = first.unit("Mobile phone").findtext(".//{*}target")
    first.say("Mobile phone", "別的")
    run("import", first.save())

    second = exported(tag)
    assert second.unit("Mobile phone").findtext(".//{*}target") == "別的"
    second.say("Mobile phone", made)
    run("import", second.save())

    hand = translations / LANGUAGES[tag].babel / "by_hand.po"
    assert "Mobile phone" not in hand.read_text(encoding="utf-8")


def test_a_translator_is_told_the_terms_and_where_a_sentence_stands(exported: Export) -> None:
    unit = exported("ug").unit("All items")

    told = {note.get("category"): note.text for note in unit.iter("{*}note")}

    assert "事项 = ئىش تۈرى" in told["terms"]
    assert "templates/catalogue/staff_export.html" in told["places"]


def test_a_language_that_was_read_as_a_whole_is_pointed_out(run: Run, exported: Export) -> None:
    file = exported("kk")
    for segment in file.tree.iter("{*}segment"):
        segment.set("state", "final")

    assert "marked as reviewed" in run("import", file.save())[1]


def test_an_ending_that_is_neither_is_refused(run: Run, tmp_path: Path) -> None:
    status, _, complained = run("export", "ug", tmp_path / "ug.docx")

    assert (status, (tmp_path / "ug.docx").exists()) == (2, False)
    assert ".xlf, .xliff or .po" in complained


def test_a_write_that_fails_leaves_the_words_as_they_were(
    run: Run, exported: Export, translations: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, file = everything(translations), exported("ug")
    file.say("Mobile phone", "يانفون")
    file.save()
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr("kernel.replacing.os.fsync", Mock(side_effect=full))

    status, said, complained = run("import", file.path)

    assert (status, said, everything(translations)) == (1, "", before)
    assert complained.endswith("messages.po: No space left on device\n")


def test_words_replaced_keep_who_may_read_them(
    run: Run, exported: Export, translations: Path
) -> None:
    path, file = catalogue(translations, "ug"), exported("ug")
    path.chmod(0o640)
    file.say("Mobile phone", "يانفون")

    assert run("import", file.save())[0] == 0
    assert path.stat().st_mode & 0o777 == 0o640


def test_an_export_that_fails_leaves_the_older_file(
    run: Run, translations: Path, tmp_path: Path
) -> None:
    path, words = tmp_path / "ug.xlf", catalogue(translations, "ug")
    path.write_text("the older one")
    words.unlink()
    words.mkdir()

    status, _, complained = run("export", "ug", path)

    assert (status, complained) == (1, f"Error: {words}: Is a directory\n")
    assert path.read_text() == "the older one"
