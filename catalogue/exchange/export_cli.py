"""flask catalogue export, dump."""

from collections.abc import Mapping
from pathlib import Path

import click
from flask.cli import with_appcontext
from flask_babel import force_locale

from catalogue.exchange.dumping import write_dumps
from catalogue.exchange.exporting import export_file
from kernel import clock


@click.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@with_appcontext
def export_list(file: Path) -> None:
    """Write every current item with its state (.json, .xlsx, .csv), or what is published as
    CPSV-AP (.jsonld)."""
    with force_locale("en"):
        number = export_file(file)
    click.echo(f"Wrote {number} items to {file}.")


@click.command("dump")
@with_appcontext
def dump() -> None:
    """Write the files of open data anew; the worker does so every night."""
    with force_locale("en"):
        number = write_dumps(clock.now())
    click.echo(f"Wrote {number} published items.")


COMMANDS: Mapping[str, click.Command] = {"export": export_list, "dump": dump}
