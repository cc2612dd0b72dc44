"""Commands of booking."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

import click
from flask.cli import with_appcontext

from booking.usecases.open_day import open_day
from booking.values import OpenDay, Recut
from kernel import clock
from kernel.db import transaction
from organisation.queries import list_centres
from organisation.values import CentreCard


@click.command("open")
@click.option("--days", type=click.IntRange(1, 366), required=True, help="Days ahead, from today.")
@click.option("--centre", "slug", help="Only this hall; all halls without it.")
@with_appcontext
def open_command(days: int, slug: str | None) -> None:
    """Cut slots ahead; the same again changes nothing."""
    centres = [centre for centre in list_centres() if slug in (None, centre.slug)]
    if not centres:
        raise click.ClickException(f"there is no hall {slug!r}" if slug else "there is no hall yet")
    now = clock.now()
    done = _open_all(centres, days, now=now)
    total = sum((recut for _, recut in done), Recut())
    _tell_displaced(done)
    click.echo(
        f"Opened {days} days at {len(centres)} halls: {total.added} slots added,"
        f" {total.changed} changed, {total.removed} removed."
    )


def _open_all(
    centres: Sequence[CentreCard], days: int, *, now: datetime
) -> list[tuple[CentreCard, Recut]]:
    """Each day in a short transaction of its own, so that bookings never wait for long."""
    first = clock.office_day(now)
    wanted = [(centre, first + timedelta(days=n)) for centre in centres for n in range(days)]
    with click.progressbar(wanted, label="Cutting slots") as steps:
        return [(centre, _open(centre, day, now=now)) for centre, day in steps]


def _open(centre: CentreCard, day: date, *, now: datetime) -> Recut:
    with transaction() as session:
        return open_day(session, OpenDay(centre=centre, day=day), now=now)


def _tell_displaced(done: Iterable[tuple[CentreCard, Recut]]) -> None:
    for centre, recut in done:
        for starts in recut.displaced:
            at = starts.astimezone(clock.OFFICE_ZONE)
            click.echo(
                f"{centre.slug} {at:%Y-%m-%d %H:%M}: more visits are booked than windows are open;"
                " they were kept. Move them, or open the windows.",
                err=True,
            )


COMMANDS: Mapping[str, click.Command] = {"open": open_command}
