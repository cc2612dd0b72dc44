"""Save what somebody typed about a bundle; citizens see nothing of it until it is published."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from catalogue.queries.bundle_drafts import member_names
from catalogue.refusals.bundles import NotYourBundle, SlugTaken
from catalogue.rules.bundles import check_bundle, check_slug
from catalogue.rules.content import to_json
from catalogue.tables import Bundle
from catalogue.values.bundles import BundleFacts, SaveBundle, SavedBundle
from catalogue.values.codes import RevisionState
from groundwork.audit import Subject, record
from kernel.access import SYSTEM, Action, Actor
from kernel.refusals import ChangedMeanwhile, NotFound
from organisation.queries import At, list_regions, may_at, region_by_code


def save_bundle(
    session: Session, command: SaveBundle, *, actor: Actor, now: datetime
) -> SavedBundle:
    """Save a draft.

    Raises NotFound, NotYourBundle, ChangedMeanwhile, WrongSlug, SlugTaken, NameMissing,
    TooManyMembers, TwiceInBundle or GoesInCircles.
    """
    names = member_names(session, [one.item_id for one in command.facts.members])
    check_bundle(command.facts, {number: name for number, (_code, name) in names.items()})
    if command.bundle_id is None:
        row = _new(session, command, actor, now)
    else:
        row = hold_bundle(session, command.bundle_id, command.version, actor, Action.EDIT_ITEM)
        _write(row, command.facts, actor, now)
    record(session, actor, "bundle.save", Subject("bundle", row.id), now=now, slug=row.slug)
    return SavedBundle(bundle_id=row.id, slug=row.slug, version=row.version)


def hold_bundle(
    session: Session, bundle_id: int, version: int | None, actor: Actor, action: Action
) -> Bundle:
    """Return a bundle to change, as read at `version`; it counts one more save.

    Raises NotFound, NotYourBundle or ChangedMeanwhile.
    """
    row = session.get(Bundle, bundle_id)
    if row is None:
        raise NotFound
    _check_may(session, actor, action, row.region_id)
    read = row.version if version is None else version
    took = session.scalar(
        update(Bundle)
        .where(Bundle.id == bundle_id, Bundle.version == read)
        .values(version=read + 1)
        .returning(Bundle.version)
        .execution_options(synchronize_session=False)
    )
    if took is None:
        raise ChangedMeanwhile
    session.refresh(row)
    return row


def _new(session: Session, command: SaveBundle, actor: Actor, now: datetime) -> Bundle:
    check_slug(command.slug)
    region = region_by_code(session, command.region)
    if region is None:
        raise NotFound
    _check_may(session, actor, Action.EDIT_ITEM, region.id)
    if session.scalar(select(Bundle.id).where(Bundle.slug == command.slug)):
        raise SlugTaken(slug=command.slug)
    row = Bundle(slug=command.slug, region_id=region.id, version=1, current_number=None)
    _write(row, command.facts, actor, now)
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        raise SlugTaken(slug=command.slug) from None
    return row


def _write(row: Bundle, facts: BundleFacts, actor: Actor, now: datetime) -> None:
    row.name, row.content = facts.name, to_json(facts)
    row.state = RevisionState.DRAFT
    row.changed_at, row.changed_by = now, actor.staff_id


def _check_may(session: Session, actor: Actor, action: Action, region_id: int) -> None:
    if actor != SYSTEM and not may_at(session, actor, action, At(region_id=region_id)):
        raise NotYourBundle(region=list_regions()[region_id].names["zh-Hans"])
