"""Whatever freezes a revision writes down what can be counted of it."""

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from catalogue.exchange.importing import ImportOptions, import_items
from catalogue.rules.figures import figures_of
from catalogue.rules.frozen import whole
from catalogue.tables import ItemRevision, RevisionFigures
from catalogue.values.figures import Figures
from tests.catalogue.builders import a_claim, a_published_item, change_standard, days, some_facts
from tests.catalogue.usecases.claiming import say_locally, standard
from tests.clock import NOW
from tests.organisation.builders import ROOT

Base = aliased(ItemRevision, name="base")


def written(session: Session) -> dict[int, Figures]:
    names = Figures.__dataclass_fields__
    return {
        row.revision_id: Figures(**{name: getattr(row, name) for name in names})
        for row in session.scalars(select(RevisionFigures))
    }


def counted(session: Session) -> dict[int, Figures]:
    rows = session.execute(
        select(ItemRevision, Base.content, Base.words).outerjoin(
            Base, Base.id == ItemRevision.base_id
        )
    )
    return {
        revision.id: figures_of(
            whole((revision.content, revision.words), (content, words) if content else None)[0]
        )
        for revision, content, words in rows
    }


def test_publishing_claiming_and_following_write_figures(
    session: Session, counties: dict[str, int]
) -> None:
    saved = standard(promised_limit=days(9))
    plain, local = a_claim(saved, counties["a"]), a_claim(saved, counties["b"])
    say_locally(local, {"promised_limit": {"number": 3, "unit": "working_day"}})
    change_standard(saved, region=ROOT, department="root局", promised_limit=days(5))
    a_published_item(promised_limit=days(2))

    assert written(session) == counted(session)
    limits = {figures.limit_number for figures in written(session).values()}
    assert limits == {9, 5, 3, 2}
    assert plain != local


def test_lists_that_are_published_write_figures(session: Session) -> None:
    facts = [some_facts(f"事项{number}", promised_limit=days(number)) for number in (1, 2)]
    report = import_items(iter(facts), ImportOptions(publish=True), now=NOW)

    assert report.published == 2
    assert written(session) == counted(session)
    assert len(written(session)) == 2
