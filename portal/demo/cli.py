"""The command that loads the demo."""

from collections.abc import Mapping
from datetime import datetime
from random import Random
from urllib.parse import urlsplit

import click
from flask import current_app
from flask.cli import with_appcontext

from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.jobs import rebuild_search
from kernel import clock
from kernel.access import SYSTEM
from kernel.db import db, transaction
from organisation.queries import list_centres, working_days
from organisation.values import Purpose
from portal.demo.calendar import DAYS_BACK, days_ahead, working_before
from portal.demo.cast import assemble
from portal.demo.certificate import make_certificate
from portal.demo.files import FOLDER, PASSWORD, rows
from portal.demo.places import load_places
from portal.demo.stories import AT_THE_DESK, Story, tell
from portal.demo.translators import leave_behind, read_over
from portal.demo.visits import call_off, come, open_days, visits_of
from portal.signing import LOOPBACK

CALENDAR = "CN-XJ"
PREFECTURE = "659800000000"
SHARE = 4  # visits a day and hall


@click.command("load")
@with_appcontext
def load() -> None:
    """Load a fictional prefecture: halls, departments, items, staff, bookings and cases."""
    base = str(current_app.config["ONEWINDOW_PUBLIC_BASE_URL"])
    if urlsplit(base).hostname not in LOOPBACK:
        raise click.ClickException(
            "ONEWINDOW_PUBLIC_BASE_URL is not on loopback: demo accounts exist only there."
        )
    if list_centres():
        click.echo("There are places already: the demo is loaded into an empty house only.")
        return
    now = clock.now()
    signs = make_certificate(current_app.config["ONEWINDOW_DATA_DIR"], now=now)
    click.echo(f"Papers are signed by {signs}, who does not exist.")
    _load_places(now)
    _load_items(now)
    _load_life(now, base)
    click.echo("Accounts (password of all: " + PASSWORD + "):")
    for row in rows("staff"):
        click.echo(f"  {row['role']:<14} {row['email']}")


def _load_places(now: datetime) -> None:
    with transaction() as session:
        load_places(session, now=now)
    click.echo(f"{len(rows('centres'))} halls, {len(rows('departments'))} departments.")


def _load_items(now: datetime) -> None:
    options = ImportOptions(region=PREFECTURE, publish=True, basis="demo")
    report = import_file(FOLDER / "items.json", options, actor=SYSTEM, now=now)
    if not report.ok:
        raise click.ClickException("; ".join(str(problem) for problem in report.problems[:5]))
    read_over(now=now)
    leave_behind(now=now)
    rebuild_search()
    click.echo(f"{report.published} services published and searchable.")


def _load_life(now: datetime, base: str) -> None:
    """Let citizens book and come, cases go on, and the coming month be open."""
    chance = Random(20260101)  # noqa: S311 - the same story each time, nothing secret
    cast = assemble(db.session(), base)
    days = working_days(db.session(), CALENDAR, Purpose.BOOKING)
    today = clock.office_day(now)
    past = working_before(today, days, DAYS_BACK)
    ahead = list(days_ahead(today))
    open_days([*past, *ahead])
    cases = 0
    with click.progressbar(past, label="Visits and cases") as bar:
        for day in bar:
            for visit in visits_of(cast, day, SHARE, chance):
                lot = chance.random()
                if lot < 0.08:
                    call_off(visit)
                elif lot > 0.16:  # between the two: nobody came
                    come(cast, visit)
                    tell(Story(cast, visit, days, now, visit.starts + AT_THE_DESK), chance)
                    cases += 1
    booked = sum(
        1
        for day in ahead[1:8]
        if days.is_working(day)
        for _visit in visits_of(cast, day, SHARE, chance)
    )
    click.echo(f"{cases} cases, {booked} visits booked for the coming days.")


COMMANDS: Mapping[str, click.Command] = {"load": load}
