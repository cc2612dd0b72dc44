"""flask catalogue texts-export, texts-import."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from flask.cli import with_appcontext

from catalogue.exchange.texts_exporting import export_texts
from catalogue.exchange.texts_importing import TextsReport, import_texts
from catalogue.exchange.texts_units import TARGETS
from catalogue.values.codes import TextState
from catalogue.values.texts import MISSING, TextQuery
from kernel import clock
from kernel.access import SYSTEM
from kernel.bilingual import UnreadableExchange
from kernel.db import db
from kernel.locales import Tag
from kernel.po_or_xliff import opened
from kernel.replacing import replacing
from kernel.translator_commands import end_with, told_in_one_line, wants_po
from organisation.queries import department_by_code


@click.command("texts-export")
@click.argument("lang", type=click.Choice(TARGETS))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--state",
    type=click.Choice([state.value for state in TextState]),
    default=None,
    help="Only these.",
)
@click.option("--missing", is_flag=True, help="Only what has no translation.")
@click.option("--stale", is_flag=True, help="Only what was made from other Chinese.")
@click.option("--department", default="", help="Code of the department of the items.")
@with_appcontext
def texts_export(lang: str, file: Path, **narrowed: Any) -> None:
    """Write texts of items for a translator: .xlf (XLIFF 2.0) or .po."""
    po = wants_po(file)
    if narrowed["missing"] and (narrowed["stale"] or narrowed["state"]):
        raise click.UsageError("What has no translation has no state and is not stale.")
    with told_in_one_line(file):
        query = _query(lang, narrowed)
        with replacing(file) as content:
            number = export_texts(db.session(), content, query, po=po, actor=SYSTEM)
    click.echo(f"Wrote {number} texts to {file}.")


@click.command("texts-import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check and report only.")
@with_appcontext
def texts_import(file: Path, dry_run: bool) -> None:
    """Save texts of items from a translator's file. All of what was touched, or nothing."""
    try:
        with told_in_one_line(file), opened(file) as content:
            report = import_texts(content, actor=SYSTEM, now=clock.now(), dry_run=dry_run)
    except UnreadableExchange as unreadable:
        report = TextsReport(faults=[unreadable.fault])
    end_with(file, report.faults)
    would = "would be saved" if dry_run else "saved"
    click.echo(
        f"{report.locale}: read {report.texts} texts, {report.saved} {would},"
        f" {report.unchanged} as they were; {report.left['untranslated']} left empty,"
        f" {report.left['unfinished']} unfinished, which stay as they are."
    )


def _query(lang: str, narrowed: Mapping[str, Any]) -> TextQuery:
    return TextQuery(
        locale=Tag(lang),
        state=MISSING if narrowed["missing"] else narrowed["state"] or "",
        stale=narrowed["stale"] or None,
        department_id=_department(narrowed["department"]),
    )


def _department(code: str) -> int | None:
    found = department_by_code(db.session(), code) if code else None
    if code and found is None:
        raise click.BadParameter(f"There is no department with the code {code!r}.")
    return found.id if found else None


COMMANDS = {"texts-export": texts_export, "texts-import": texts_import}
