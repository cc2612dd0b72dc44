import csv
import gzip
import hashlib
import io
import json
import os
from datetime import timedelta
from zipfile import ZipFile

from flask import Flask

from catalogue.exchange.dumping import write_dumps, write_todays_dumps
from catalogue.jobs import NIGHTLY
from catalogue.usecases.dumps import dump_of
from catalogue.values.codes import Charged
from catalogue.values.facts import FeeFacts
from tests.catalogue.builders import a_draft, a_material, a_published_item
from tests.client import PageClient
from tests.clock import NOW

LINES, LINKED = "/api/v1/dumps/items.jsonl.gz", "/api/v1/dumps/items.jsonld.gz"
TABLES = "/api/v1/dumps/items.csv.zip"


def fetched(client: PageClient, path: str) -> bytes:
    answer = client.get(path)
    found = answer.data
    answer.close()
    return found


def test_the_whole_catalogue_lies_there_every_morning(client: PageClient) -> None:
    code = a_published_item("居住证申领").code
    a_draft("草稿")
    assert client.get(LINES).status_code == 404
    assert write_todays_dumps in NIGHTLY

    assert write_dumps(NOW) == 1

    (line,) = gzip.decompress(fetched(client, LINES)).splitlines()
    assert (json.loads(line)["code"], json.loads(line)["name"]) == (code, "居住证申领")
    assert json.loads(gzip.decompress(fetched(client, LINKED)))["@graph"]
    listed = client.get("/api/v1/dumps").json
    assert listed is not None
    assert [one["url"] for one in listed["dumps"]] == [LINES, TABLES, LINKED]


def test_a_worker_that_starts_again_makes_the_files_of_a_day_once(app: Flask) -> None:
    names = ("items.jsonl.gz", "items.csv.zip", "items.jsonld.gz")
    write_todays_dumps(NOW)
    for name in names:
        os.utime(dump_of(name), (NOW.timestamp(), NOW.timestamp()))

    write_todays_dumps(NOW)
    again = {dump_of(name).stat().st_mtime for name in names}
    write_todays_dumps(NOW + timedelta(days=1))

    assert again == {NOW.timestamp()}
    assert NOW.timestamp() not in {dump_of(name).stat().st_mtime for name in names}


def test_what_a_killed_run_left_is_cleared_away_but_not_what_is_being_written(app: Flask) -> None:
    old, young = dump_of(".tables-old"), dump_of(".onewindow-young")
    old.mkdir()
    (old / "items.csv").write_bytes(b"half")
    young.write_bytes(b"half")
    for path, age in ((old, 2), (young, 0)):
        at = (NOW - timedelta(days=age)).timestamp()
        os.utime(path, (at, at))

    write_dumps(NOW)

    assert (old.exists(), young.exists()) == (False, True)


def test_a_dump_is_sent_in_parts_and_again_only_when_it_changed(
    app: Flask, client: PageClient
) -> None:
    a_published_item("居住证申领")
    write_dumps(NOW)
    whole = client.get(LINES)
    tag, data = whole.headers["ETag"], whole.data
    whole.close()

    part = client.get(LINES, headers={"Range": "bytes=2-5"})
    again = client.get(LINES, headers={"If-None-Match": tag})

    assert (part.status_code, part.data) == (206, data[2:6])
    assert again.status_code == 304
    assert "Last-Modified" in whole.headers
    part.close()
    again.close()


def table(packed: ZipFile, name: str) -> list[dict[str, str]]:
    with packed.open(name) as file:
        return list(csv.DictReader(io.TextIOWrapper(file, encoding="utf-8-sig", newline="")))


def test_tables_hold_an_item_with_its_parts_and_say_what_their_columns_are(
    client: PageClient,
) -> None:
    code = a_published_item(
        "居住证申领",
        materials=(a_material("申请表"), a_material("户口簿")),
        charged=Charged.YES,
        fees=(FeeFacts(name="工本费", amount_fen=2050),),
    ).code
    a_draft("草稿")
    write_dumps(NOW)

    packed = ZipFile(io.BytesIO(fetched(client, TABLES)))

    (item,) = table(packed, "items.csv")
    assert (item["实施编码"], item["事项名称"], item["实施主体"]) == (code, "居住证申领", "公安局")
    materials = table(packed, "materials.csv")
    assert [row["材料名称"] for row in materials] == ["申请表", "户口簿"]
    assert {value for row in materials for value in row.values()} >= {code}
    assert "20.50" in table(packed, "fees.csv")[0].values()
    package = json.loads(packed.read("datapackage.json"))
    assert not {"entries.csv", "bundles.csv", "members.csv"} & {*packed.namelist()}
    for resource in package["resources"]:
        heads = [field["name"] for field in resource["schema"]["fields"]]
        first = packed.read(resource["path"]).decode("utf-8-sig").splitlines()[0]
        assert next(csv.reader([first])) == heads


def test_no_cell_of_a_table_is_a_formula(client: PageClient) -> None:
    a_published_item("=HYPERLINK(1)", summary="+1", conditions="@SUM(A1)", result_name="-2")
    write_dumps(NOW)

    (item,) = table(ZipFile(io.BytesIO(fetched(client, TABLES))), "items.csv")

    assert not [cell for cell in item.values() if cell[:1] in ("=", "+", "@", "-", "\t")]
    assert item["事项名称"] == "'=HYPERLINK(1)"


def test_each_dump_has_a_digest_as_common_tools_read_it(client: PageClient) -> None:
    a_published_item("居住证申领")
    assert client.get(f"{TABLES}.sha256", lint=False).status_code == 404
    write_dumps(NOW)

    for one in (client.get("/api/v1/dumps").json or {})["dumps"]:
        digest = hashlib.sha256(fetched(client, one["url"])).hexdigest()
        assert one["sha256"] == digest
        assert fetched(client, f"{one['url']}.sha256") == f"{digest}  {one['name']}\n".encode()


def test_a_dump_says_under_which_licence_it_may_be_used(app: Flask, client: PageClient) -> None:
    a_published_item("居住证申领")
    write_dumps(NOW)
    assert (client.get("/api/v1/dumps").json or {})["licence"] is None

    app.config["ONEWINDOW_DATA_LICENCE"] = "https://licence.example/by"
    write_dumps(NOW)

    listed = client.get("/api/v1/dumps").json or {}
    assert {one["licence"] for one in listed["dumps"]} == {"https://licence.example/by"}
    head = client.head(TABLES)
    assert head.headers["Link"] == '<https://licence.example/by>; rel="license"'
    assert int(head.headers["Content-Length"]) == listed["dumps"][1]["bytes"]
    packed = ZipFile(io.BytesIO(fetched(client, TABLES)))
    assert json.loads(packed.read("datapackage.json"))["licenses"] == [
        {"path": "https://licence.example/by"}
    ]
    head.close()
