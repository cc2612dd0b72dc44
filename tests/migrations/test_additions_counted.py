"""What waited for an owner's consent before it was counted is counted when the count comes."""

from pathlib import Path

import sqlalchemy as sa
from flask_migrate import upgrade

from catalogue.rules.claims import ADDED, Added
from catalogue.rules.content import to_json
from kernel.canonical import canonical_json
from kernel.db import db
from tests.application import build_app
from tests.catalogue.builders import a_material
from tests.database import Database
from tests.migrations.filling import fill
from tests.migrations.test_migrations import SCRIPTS

WAITS = Added(material=a_material("草场承包证", key="a1"), article="第八条", document="条例")
AGREED = Added(material=a_material("照片", key="a2"), document="条例", approved=True)
REFUSED = Added(material=a_material("证明", key="a3"), document="条例", refused="国家已取消")
SAID = {
    101: ({ADDED: [to_json(one) for one in (WAITS, AGREED, REFUSED, WAITS)]}, 2),
    102: ({ADDED: [to_json(one) for one in (AGREED, REFUSED)]}, 0),
    103: ({"place": "2号楼"}, 0),
}


def test_what_waited_before_is_counted(empty_database: Database, tmp_path: Path) -> None:
    app = build_app(empty_database.url, tmp_path / "data")
    with app.app_context():
        upgrade(revision=SCRIPTS.get_revision("0018").down_revision)
        with db.engine.begin() as connection:
            fill(connection)
            _say(connection)
        upgrade(revision="0018")
        with db.engine.connect() as connection:
            query = sa.text("SELECT id, additions_waiting FROM service_item")
            found = {row.id: row.additions_waiting for row in connection.execute(query)}
        db.session.remove()
        db.engine.dispose()

    assert {number: found[number] for number in SAID} == {
        n: waits for n, (_, waits) in SAID.items()
    }


def _say(connection: sa.Connection) -> None:
    """Items that say something of their own."""
    table = sa.Table("service_item", sa.MetaData(), autoload_with=connection)
    dull = dict(connection.execute(sa.select(table)).mappings().one())
    for number, (local, _) in SAID.items():
        row = {
            "id": number,
            "code": f"c{number}",
            "source_id": None,
            "local": canonical_json(local),
        }
        connection.execute(table.insert().values(**(dull | row)))
