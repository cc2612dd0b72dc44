"""flask catalogue import, reindex."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict, Unpack

import click
from flask.cli import with_appcontext
from flask_babel import force_locale

from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.exchange.problems import Problem
from catalogue.exchange.report import ImportReport, Warned
from catalogue.phrases import finding_words
from catalogue.usecases.refresh_search import rebuild_search, refresh_search
from catalogue.values.findings import BLOCKING, FindingKind
from kernel import clock
from kernel.refusals import Refusal
from kernel.words import _, say
from organisation.queries import list_centres, list_regions


class _Options(TypedDict):
    """What the command line may say of an import."""

    dry_run: bool
    region: str
    centre: str | None
    publish: bool
    standards: bool


@contextmanager
def _in_english() -> Iterator[None]:
    """Commands speak English; a refusal ends them with its sentence."""
    with force_locale("en"):
        try:
            yield
        except Refusal as refusal:
            raise click.ClickException(say(refusal.message, **refusal.params)) from refusal


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check and report only.")
@click.option("--region", default="", help="Code of the region of items that name none.")
@click.option("--centre", default=None, help="Station each department at this centre.")
@click.option("--publish", is_flag=True, help="Publish the items at once.")
@click.option("--standards", is_flag=True, help="New ones go into the base directory.")
@with_appcontext
def import_list(file: Path, **options: Unpack[_Options]) -> None:
    """Import a list of items: .xlsx, .xls, .csv, .json or .jsonl. All of it or nothing."""
    wish = ImportOptions(**options)
    _check_places(wish.region, wish.centre)
    with _in_english():
        report = import_file(file, wish, now=clock.now(), progress=_progress)
        _clear_progress()
        _print_report(report)
        if not report.ok:
            sys.exit(1)
        if report.published and not wish.dry_run:
            refresh_search()


def _check_places(region: str, centre: str | None) -> None:
    """Say at once that a place of the command line is not there, and which are."""
    slugs = sorted(one.slug for one in list_centres())
    if centre is not None and centre not in slugs:
        known = f"There are: {', '.join(slugs)}." if slugs else "Add it first."
        raise click.BadParameter(f"There is no centre {centre!r}. {known}")
    if region and region not in {one.code for one in list_regions().values()}:
        raise click.BadParameter(f"There is no region with the code {region!r}. Add it first.")


@click.command("reindex")
@with_appcontext
def reindex() -> None:
    """Build the search index anew from the published items."""
    click.echo(f"Indexed {rebuild_search()} items.")


def _progress(stage: str, done: int, total: int | None) -> None:
    if sys.stderr.isatty():
        of = f" of {total}" if total else ""
        click.echo(f"\r{stage}: {done}{of}    ", nl=False, err=True)


def _clear_progress() -> None:
    if sys.stderr.isatty():
        click.echo("\r" + " " * 60 + "\r", nl=False, err=True)


def _print_report(report: ImportReport) -> None:
    for problem in report.problems:
        click.echo(problem_line(problem), err=True)
    hidden = report.problem_count - len(report.problems)
    if hidden:
        click.echo(f"... and {hidden} more problems.", err=True)
    click.echo(
        f"Read {report.items} items, {report.materials} materials, {report.steps} steps,"
        f" {report.departments} departments ({report.adapter or 'not opened'})."
    )
    _print_findings(report.findings)
    _print_unlawful(report)
    _print_warnings(report)
    if not report.ok:
        problems = "1 problem" if report.problem_count == 1 else f"{report.problem_count} problems"
        click.echo(f"Nothing was imported: {problems}.", err=True)
        return
    would = "Would be: " if report.dry_run else ""
    click.echo(
        f"{would}{report.added} added, {report.changed} changed, {report.unchanged} unchanged,"
        f" {report.published} published."
    )


def _print_unlawful(report: ImportReport) -> None:
    """Name the rows of what could not be published; as problems they were named already."""
    for kind in sorted(BLOCKING) if report.ok else ():
        for place, name in report.examples.get(kind, ()):
            click.echo(f"{place.file}, row {place.row}: {name}: {finding_words(kind)}")


def _print_warnings(report: ImportReport) -> None:
    """Name the rows whose codes are not as they should be; they come in all the same."""
    for warning in report.warnings:
        click.echo(f"{where(warning)} {finding_words(warning.kind)}.")
    hidden = report.warning_count - len(report.warnings)
    if hidden:
        click.echo(f"... and {hidden} more such codes.")


def _print_findings(counts: dict[FindingKind, int]) -> None:
    for kind in FindingKind:
        if counts.get(kind) or kind is FindingKind.PROMISED_ABOVE_LEGAL:
            click.echo(f"{counts.get(kind, 0):7d}  {finding_words(kind)}")


def problem_line(problem: Problem) -> str:
    """Return one problem: file, row, column, value and what to do."""
    return f"{where(problem)} {problem.sentence}"


def where(found: Problem | Warned) -> str:
    """Return file, row, column and value of what was found."""
    place = found.place
    sheet = f" [{place.sheet}]" if place.sheet else ""
    column = f", {found.column}" if found.column else ""
    value = f' "{found.value}"' if found.value else ""
    row = _("row %(row)s", row=place.row)
    return f"{place.file}{sheet}, {row}{column}:{value}"


COMMANDS = {"import": import_list, "reindex": reindex}
