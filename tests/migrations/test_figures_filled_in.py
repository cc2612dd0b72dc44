"""What was frozen before figures were kept gets them, as if it were frozen now."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask_migrate import upgrade

from catalogue.rules.content import to_json
from catalogue.rules.differences import difference
from catalogue.rules.figures import figures_of
from catalogue.values.codes import Charged, MaterialSource, Necessity
from catalogue.values.facts import FeeFacts, ItemFacts, StepFacts
from catalogue.values.limits import LimitUnit
from kernel.canonical import canonical_json
from kernel.db import db
from tests.application import build_app
from tests.catalogue.builders import a_material, days, some_facts
from tests.database import Database
from tests.migrations.filling import fill
from tests.migrations.test_migrations import SCRIPTS

STANDARD = some_facts(
    promised_limit=days(9),
    legal_limit=days(1, LimitUnit.MONTH),
    materials=(
        a_material("申请表", source=MaterialSource.APPLICANT),
        a_material("报告", source=MaterialSource.AGENCY),
        a_material("执照", exempt=True),
        a_material("照片", necessity=Necessity.OPTIONAL),
    ),
    fees=(FeeFacts(name="工本费", amount_fen=2000),),
    steps=(StepFacts(key="a", name="受理"),),
    visits=1,
)
SILENT = some_facts(promised_limit=days(0), materials=(), fees=(FeeFacts(name="按面积"),))
CLAIM = some_facts(
    promised_limit=days(0, LimitUnit.ON_THE_SPOT), charged=Charged.NO, steps=STANDARD.steps
)


def test_figures_of_what_was_there_before(empty_database: Database, tmp_path: Path) -> None:
    app = build_app(empty_database.url, tmp_path / "data")
    with app.app_context():
        upgrade(revision=SCRIPTS.get_revision("0012").down_revision)
        with db.engine.begin() as connection:
            fill(connection)
            _freeze(connection)
        upgrade(revision="0012")
        with db.engine.connect() as connection:
            rows = connection.execute(sa.text("SELECT * FROM revision_figures")).mappings().all()
        found = {row["revision_id"]: dict(row) for row in rows}
        db.session.remove()
        db.engine.dispose()

    for number, facts in ((101, STANDARD), (102, SILENT), (103, CLAIM)):
        assert found[number] == {"revision_id": number, **asdict(figures_of(facts))}


def _freeze(connection: sa.Connection) -> None:
    """A standard, an item that says little, and a claim that holds only what it says itself."""
    table = sa.Table("item_revision", sa.MetaData(), autoload_with=connection)
    dull = dict(connection.execute(sa.select(table)).mappings().one())
    for number, content, base in (
        (101, to_json(STANDARD), None),
        (102, to_json(SILENT), None),
        (103, _own(CLAIM), 101),
    ):
        row = {"id": number, "number": number, "base_id": base, "content": canonical_json(content)}
        connection.execute(table.insert().values(**(dull | row)))


def _own(facts: ItemFacts) -> dict[str, Any]:
    return difference(to_json(STANDARD), to_json(facts))
