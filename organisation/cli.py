"""Commands of the organisation."""

from collections.abc import Mapping

import click
from flask.cli import with_appcontext

from kernel import clock
from kernel.access import SYSTEM, Role
from kernel.db import transaction
from kernel.locales import STAFF_LANGUAGES
from kernel.refusals import Refusal
from organisation.usecases.accounts import create_staff
from organisation.usecases.begin import begin
from organisation.usecases.calendars import load_calendars
from organisation.values import FirstStaff, NewStaff


@click.command("create")
@click.argument("email")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option("--scope", required=True, help="Code of a region or department, or a centre's slug.")
@click.option("--name", default="", help="The person's name; else the e-mail's first part.")
@click.option("--language", type=click.Choice(STAFF_LANGUAGES), default="zh-Hans")
@click.password_option()
@with_appcontext
def create(  # noqa: PLR0913, PLR0917 - one parameter an option, as click wants it
    email: str, role: str, scope: str, name: str, language: str, password: str
) -> None:
    """Make an account, or give an existing one another role."""
    command = NewStaff(
        email=email,
        name=name,
        password=password,
        language=language,
        role=Role(role),
        scope=scope,
    )
    try:
        with transaction() as session:
            staff_id = create_staff(session, command, actor=SYSTEM, now=clock.now())
    except Refusal as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"Account {staff_id} ({email}) is {role} at {scope}.")


@click.command("load-calendars")
@with_appcontext
def load() -> None:
    """Load the project's own work calendars where they are not there yet."""
    with transaction() as session:
        days = load_calendars(session, actor=SYSTEM, now=clock.now())
    click.echo(f"{days} special days loaded.")


@click.command("first")
@click.argument("email")
@click.option("--name", default="", help="The person's name; else the e-mail's first part.")
@click.option("--language", type=click.Choice(STAFF_LANGUAGES), default="zh-Hans")
@click.password_option()
@with_appcontext
def first(email: str, name: str, language: str, password: str) -> None:
    """Begin an empty house: work calendars, a region for all, its first administrator."""
    command = FirstStaff(email=email, name=name, password=password, language=language)
    try:
        with transaction() as session:
            begin(session, command, actor=SYSTEM, now=clock.now())
    except Refusal as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"{email} is the first administrator. The rest is done under /staff/ in a browser.")


COMMANDS: Mapping[str, click.Command] = {
    "create": create,
    "first": first,
    "load-calendars": load,
}
