"""The command that loads the demo."""

from collections.abc import Mapping
from datetime import datetime, time
from math import ceil
from random import Random
from urllib.parse import urlsplit

import click
from flask import current_app
from flask.cli import with_appcontext

from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.jobs import rebuild_search
from kernel import clock
from kernel.access import SYSTEM
from kernel.clock import at_office
from kernel.db import db, transaction
from organisation.queries import (
    forget_places,
    list_centres,
    list_departments,
    list_regions,
    working_days,
)
from organisation.values import GENERAL_LINE, Purpose, WorkingDays
from portal.demo.answers import answer_all, move
from portal.demo.bundles import load_bundles
from portal.demo.calendar import DAYS_BACK, days_ahead, working_before
from portal.demo.cast import assemble
from portal.demo.certificate import make_certificate
from portal.demo.claims import PREFECTURE, Claimed, claim, claims_of
from portal.demo.countryside import VILLAGES
from portal.demo.earlier import Earlier, catch_up, load_earlier, take_it_down
from portal.demo.editors import change_all, open_office
from portal.demo.files import PASSWORD, rows, standards
from portal.demo.materials import load_materials, pointing
from portal.demo.places import load_places
from portal.demo.points import load_alliances, load_points
from portal.demo.stories import AT_THE_DESK, Story, tell
from portal.demo.translators import DIRECTORY, leave_behind, read_over
from portal.demo.visits import call_off, come, open_days, visits_of
from portal.signing import LOOPBACK

CALENDAR = "CN-XJ"
SINCE, NINE = 30, time(9)  # working days that the catalogue is in force
SHARE = 4  # visits a day and hall
USUAL = 4000  # services of the prefecture as it is
WITHOUT_VILLAGES, A_VILLAGE = 7800, 52  # services where all carry out all they may


@click.command("load")
@click.option(
    "--items",
    type=click.IntRange(min=0),
    default=0,
    help="At least so many services, for tests of scale; else about four thousand.",
)
@with_appcontext
def load(items: int) -> None:
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
    _load_places(now, villages_for(items))
    days = working_days(db.session(), CALENDAR, Purpose.BOOKING)
    _load_items(now, days, everything=items > USUAL)
    _load_life(now, days, base)
    click.echo("Accounts (password of all: " + PASSWORD + "):")
    for row in rows("staff"):
        click.echo(f"  {row['role']:<14} {row['email']}")


def villages_for(items: int) -> int:
    """Return how many villages it takes for `items` services, those of a prefecture at least."""
    more = ceil((items - WITHOUT_VILLAGES) / A_VILLAGE)
    return max(VILLAGES, more)


def _load_places(now: datetime, villages: int) -> None:
    with transaction() as session:
        load_places(session, villages, now=now)
        load_alliances(session, now=now)
    forget_places()
    departments = [card for card in list_departments().values() if card.line != GENERAL_LINE]
    places = f"{len(list_regions())} regions, {len(list_centres())} halls"
    click.echo(f"{places}, {len(departments)} departments.")


def _load_items(now: datetime, days: WorkingDays, *, everything: bool) -> None:
    """Let the catalogue grow: what was years ago, what is since some weeks, what is under way."""
    since = at_office(working_before(clock.office_day(now), days, SINCE)[0], NINE)
    click.echo(f"{load_materials(now=since)} entries of the material dictionary.")
    earlier = load_earlier(now=since)
    number = _load_standards(earlier, since)
    take_it_down(now=since)
    read_over(now=since)
    leave_behind(now=since)
    claimed = _load_claims(earlier, since, everything=everything)
    with transaction() as session:
        points = load_points(session, now=since)
        bundles = load_bundles(session, now=since)
    office = open_office(claimed, days, now=now)
    under_way = change_all(office) + answer_all(office)
    move(office)
    rebuild_search()
    click.echo(f"{number} standards, {len(claimed)} services, {points} points for them.")
    click.echo(f"{bundles} bundles of services that are needed together.")
    click.echo(f"{len(earlier.claimed)} services held against years ago, {under_way} under way.")


def _load_standards(earlier: Earlier, now: datetime) -> int:
    """Bring the lists of standards in; return how many were published."""
    options = ImportOptions(region=PREFECTURE, publish=True, basis=DIRECTORY, standards=True)
    number = 0
    with click.progressbar(standards(), label="Standards") as lists:
        for path in lists:
            with pointing(path, earlier.codes) as linked:
                report = import_file(linked, options, actor=SYSTEM, now=now)
            if not report.ok:
                raise click.ClickException("; ".join(map(str, report.problems[:5])))
            number += report.published
    return number


def _load_claims(earlier: Earlier, now: datetime, *, everything: bool) -> Claimed:
    """Let what was carried out years ago follow, then let all else be claimed."""
    claimed = dict(earlier.claimed)
    with click.progressbar(sorted(earlier.standards), label="Years since") as followed:
        for standard in followed:
            catch_up(standard, clock.office_day(now), now=now)
    commands = claims_of(everything=everything, claimed=earlier.standards)
    with click.progressbar(list(commands), label="Services") as claims:
        for command in claims:
            claimed |= claim(command, now=now)
    return claimed


def _load_life(now: datetime, days: WorkingDays, base: str) -> None:
    """Let citizens book and come, cases go on, and the coming month be open."""
    chance = Random(20260101)  # noqa: S311 - the same story each time, nothing secret
    cast = assemble(db.session(), base)
    today = clock.office_day(now)
    past = working_before(today, days, DAYS_BACK)
    ahead = list(days_ahead(today))
    open_days([*past, *ahead])
    cases = 0
    waiting: set[int] = set()  # centres with a result to hand out: each desk has one to try
    with click.progressbar(past, label="Visits and cases") as bar:
        for day in bar:
            for visit in visits_of(cast, day, SHARE, chance):
                lot = chance.random()
                if lot < 0.08:
                    call_off(visit)
                elif lot > 0.16:  # between the two: nobody came
                    come(cast, visit)
                    story = Story(cast, visit, days, now, visit.starts + AT_THE_DESK)
                    if tell(story, chance, collected=visit.centre_id in waiting):
                        waiting.add(visit.centre_id)
                    cases += 1
    booked = sum(
        1
        for day in ahead[1:8]
        if days.is_working(day)
        for _visit in visits_of(cast, day, SHARE, chance)
    )
    click.echo(f"{cases} cases, {booked} visits booked for the coming days.")


COMMANDS: Mapping[str, click.Command] = {"load": load}
