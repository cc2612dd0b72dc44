"""flask words ...: export, import."""

from pathlib import Path

import click
from flask.cli import with_appcontext

from kernel.bilingual import UnitState
from kernel.locales import LANGUAGES, WordState
from kernel.replacing import replacing
from kernel.translator_commands import end_with, told_in_one_line, wants_po
from kernel.xliff import write_xliff
from portal.words.catalogues import ROOT
from portal.words.importing import WordsReport, import_words
from portal.words.po_files import words_po
from portal.words.units import head, units

DONE = (UnitState.REVIEWED, UnitState.FINAL)


@click.command("export")
@click.argument("lang", type=click.Choice(list(LANGUAGES)))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(lang: str, file: Path) -> None:
    """Write the interface words of a language for a translator: .xlf (XLIFF 2.0) or .po."""
    po = wants_po(file)
    with told_in_one_line(file), replacing(file) as content:
        if po:
            content.write(words_po(lang))
        else:
            write_xliff(content, head(lang), units(lang))
    click.echo(f"Wrote the words of {lang} to {file}.")


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check and report only.")
@with_appcontext
def import_file(file: Path, dry_run: bool) -> None:
    """Take a translator's file over into translations/. All of it or nothing."""
    with told_in_one_line(file):
        report = import_words(file, dry_run=dry_run)
    end_with(file, report.faults)
    _print_report(report, dry_run)


def _print_report(report: WordsReport, dry_run: bool) -> None:
    states = report.merging.states if report.merging else {}
    left = report.merging.left if report.merging else {}
    total, done = sum(states.values()), sum(states.get(state, 0) for state in DONE)
    would = "would be changed" if dry_run else "changed"
    click.echo(
        f"{report.tag}: {total} translations, {report.changed} {would};"
        f" {left.get('untranslated', 0)} left empty, {left.get('unfinished', 0)} unfinished,"
        " which stay as they are."
    )
    if total and done == total and LANGUAGES[report.tag].words is WordState.DRAFT:
        click.echo(
            "All of them are marked as reviewed. Once every page was read too, say so in"
            " kernel/locales.py (words=WordState.REVIEWED)."
        )
    if report.path:
        name = report.path.relative_to(ROOT) if report.path.is_relative_to(ROOT) else report.path
        click.echo(f"Wrote {name}. Now run: make words")


COMMANDS = {"export": export, "import": import_file}
