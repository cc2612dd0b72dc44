"""Bundles as staff work on them."""

from collections.abc import Collection, Sequence

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from catalogue.queries.copying import readable
from catalogue.refusals.bundles import NoSuchMember, SeveralMembers
from catalogue.rules.content import build
from catalogue.tables import Bundle, BundleIssue, ServiceItem
from catalogue.values.bundles import BundleDraft, BundleFacts
from catalogue.values.bundles import BundleIssue as Issue
from catalogue.values.states import ItemKind
from kernel.access import Action, Actor
from kernel.refusals import NotFound
from organisation.queries import Within, scoped

WITH_ISSUE = select(Bundle, BundleIssue.content).outerjoin(
    BundleIssue,
    (BundleIssue.bundle_id == Bundle.id) & (BundleIssue.number == Bundle.current_number),
)


def list_bundle_drafts(session: Session, actor: Actor) -> list[BundleDraft]:
    """Return the bundles that `actor` may edit, the last changed first; one query."""
    query = _editable(WITH_ISSUE, actor).order_by(Bundle.changed_at.desc(), Bundle.id)
    return [_draft(row, content) for row, content in session.execute(query)]


def get_bundle_draft(session: Session, slug: str, actor: Actor) -> BundleDraft:
    """Return one bundle that `actor` may edit. Raises NotFound."""
    query = _editable(WITH_ISSUE, actor).where(Bundle.slug == slug)
    found = session.execute(query).one_or_none()
    if found is None:
        raise NotFound
    return _draft(*found)


def issues_of(session: Session, bundle_id: int) -> list[Issue]:
    """Return what citizens saw of a bundle, the newest first."""
    query = select(BundleIssue).where(BundleIssue.bundle_id == bundle_id)
    return [
        Issue(
            number=row.number,
            basis=row.basis,
            published_at=row.published_at,
            published_by=row.published_by,
            withdrawn_at=row.withdrawn_at,
        )
        for row in session.scalars(query.order_by(BundleIssue.number.desc()))
    ]


def member_names(session: Session, item_ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Return code and Chinese name of items; one query."""
    query = select(ServiceItem.id, ServiceItem.code, ServiceItem.name)
    rows = session.execute(query.where(ServiceItem.id.in_(item_ids)))
    return {row.id: (row.code, row.name) for row in rows}


def members_said(session: Session, said: Sequence[str], actor: Actor) -> dict[str, int]:
    """Return the items that are meant by codes or Chinese names; one query.

    Raises NoSuchMember or SeveralMembers.
    """
    found: dict[str, int] = {}
    for one, ids in members_meant(session, said, actor).items():
        if len(ids) > 1:
            raise SeveralMembers(said=one)
        if not ids:
            raise NoSuchMember(said=one)
        found[one] = ids[0]
    return found


def members_meant(session: Session, said: Sequence[str], actor: Actor) -> dict[str, list[int]]:
    """Return all items that codes or Chinese names may mean; one query.

    Standards and items of their own: what a department claimed stands in for nobody else. What
    others have not published yet is none of `actor`'s business, not even that it is there.
    """
    query = readable(actor).where(
        ServiceItem.kind != ItemKind.CLAIM,
        or_(ServiceItem.code.in_(said), ServiceItem.name.in_(said)),
    )
    columns = (ServiceItem.id, ServiceItem.code, ServiceItem.name)
    rows = session.execute(query.with_only_columns(*columns)).all()
    by_code = {row.code: [row.id] for row in rows}
    by_name: dict[str, list[int]] = {}
    for row in rows:
        by_name.setdefault(row.name, []).append(row.id)
    return {one: by_code.get(one) or by_name.get(one, []) for one in said}


def _editable(
    query: Select[Bundle, dict[str, object]], actor: Actor
) -> Select[Bundle, dict[str, object]]:
    return scoped(query, actor, Action.EDIT_ITEM, Within(region=Bundle.region_id))


def _draft(row: Bundle, published: dict[str, object] | None) -> BundleDraft:
    return BundleDraft(
        bundle_id=row.id,
        slug=row.slug,
        region_id=row.region_id,
        version=row.version,
        state=row.state,
        facts=build(BundleFacts, row.content),
        changed=published is not None and published != row.content,
        changed_at=row.changed_at,
    )
