"""What the commands for translators' files have in common. They speak English."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from flask_babel import force_locale
from sqlalchemy.exc import DBAPIError

from kernel.bilingual import Fault

MOST_SHOWN = 200


def wants_po(file: Path) -> bool:
    """Tell by its ending whether a file is to be PO and not XLIFF."""
    ending = file.suffix.lower()
    if ending not in (".po", ".xlf", ".xliff"):
        raise click.BadParameter("Name a file that ends in .xlf, .xliff or .po.")
    return ending == ".po"


@contextmanager
def told_in_one_line(file: Path) -> Iterator[None]:
    """End the program with one line where a disk or the database does not let it work."""
    try:
        yield
    except OSError as problem:
        name = problem.filename or file
        raise click.ClickException(f"{name}: {problem.strerror or problem}") from problem
    except DBAPIError as problem:
        reason = str(problem.orig).partition("\n")[0]
        raise click.ClickException(f"The database cannot be used: {reason}.") from problem


def end_with(file: Path, faults: Sequence[Fault]) -> None:
    """Print what is wrong with a file and end the program; do nothing where nothing is."""
    with force_locale("en"):
        for fault in faults[:MOST_SHOWN]:
            click.echo(fault_line(file.name, fault), err=True)
    if len(faults) > MOST_SHOWN:
        click.echo(f"... and {len(faults) - MOST_SHOWN} more problems.", err=True)
    if faults:
        problems = "1 problem" if len(faults) == 1 else f"{len(faults)} problems"
        click.echo(f"Nothing was imported: {problems}.", err=True)
        sys.exit(1)


def fault_line(name: str, fault: Fault) -> str:
    """Return one fault: file, line, unit, how it begins, and what to do."""
    place = f", line {fault.line}" if fault.line else ""
    unit = f", {fault.unit}" if fault.unit else ""
    begins = f' "{fault.quoted}"' if fault.quoted else ""
    return f"{name}{place}{unit}:{begins} {fault.sentence}"
