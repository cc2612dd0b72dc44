"""What the pages on which staff furnish the house have in common."""

from collections.abc import Callable, Iterable, Mapping

from flask import g
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session

from kernel.access import Action, current_actor
from kernel.db import db, transaction
from kernel.locales import Tag
from kernel.refusals import NotFound, Refusal
from kernel.texts import Shown, pick
from organisation.forms import add_refusal
from organisation.queries import At, calendars, get_centre, list_departments, require_at
from organisation.values import CentreCard, DepartmentCard, RegionCard


def attempt(form: FlaskForm, change: Callable[[Session], object]) -> int | None:
    """Do what a form asks for; return None, or the status of the page that says what is wrong."""
    if not form.is_submitted():
        return 200
    if not form.validate():
        return 422
    try:
        with transaction() as write:
            change(write)
    except NotFound:
        raise
    except Refusal as refusal:
        add_refusal(form, refusal)
        return refusal.status
    return None


def my_hall(slug: str) -> CentreCard:
    """Return a centre that whoever is asking manages. Raises NotFound."""
    centre = get_centre(slug)
    require_at(db.session(), current_actor(), Action.MANAGE_HALL, At(centre_id=centre.id))
    return centre


def named(names: Mapping[str, str]) -> Shown:
    """Return a name in the language of the page, or in the one it is in."""
    return pick(names, Tag(g.lang))


def by_code(places: Iterable[RegionCard]) -> dict[str, str]:
    """Return what a field offers: names by code."""
    return {one.code: named(one.names).text or one.code for one in places}


def others(there: Iterable[int]) -> dict[int, str]:
    """Return the departments that are not among those there: names by id, in their order."""
    kept = set(there)
    found = [one for one in list_departments().values() if one.id not in kept]
    return {one.id: _called(one) for one in sorted(found, key=lambda one: one.names["zh-Hans"])}


def _called(department: DepartmentCard) -> str:
    return f"{named(department.names).text} ({department.code})"


def calendar_names() -> dict[str, str]:
    """Return what a field offers: the work calendars by code."""
    return {one.code: one.name for one in calendars(db.session())}
