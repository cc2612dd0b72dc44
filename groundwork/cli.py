"""Commands of the groundwork."""

from collections.abc import Mapping

import click
from flask import current_app
from flask.cli import with_appcontext

from groundwork.seal import verify
from kernel.db import db


@click.command("verify")
@with_appcontext
def verify_audit() -> None:
    """Walk the audit chain and name the first entry that is broken, missing or swapped."""
    verdict = verify(db.session(), current_app.config["ONEWINDOW_INDEX_KEY"])
    click.echo(f"{verdict.sealed} entries sealed and intact; {verdict.unsealed} not sealed yet.")
    if verdict.broken:
        raise click.ClickException(f"The chain breaks here: {verdict.broken}.")


COMMANDS: Mapping[str, click.Command] = {"verify": verify_audit}
