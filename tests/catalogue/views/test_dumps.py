import gzip
import json

from flask import Flask

from catalogue.exchange.dumping import write_dumps
from catalogue.jobs import NIGHTLY
from tests.catalogue.builders import a_draft, a_published_item
from tests.client import PageClient
from tests.clock import NOW

LINES, LINKED = "/api/v1/dumps/items.jsonl.gz", "/api/v1/dumps/items.jsonld.gz"


def fetched(client: PageClient, path: str) -> bytes:
    answer = client.get(path)
    found = answer.data
    answer.close()
    return found


def test_the_whole_catalogue_lies_there_every_morning(client: PageClient) -> None:
    code = a_published_item("居住证申领").code
    a_draft("草稿")
    assert client.get(LINES).status_code == 404
    assert write_dumps in NIGHTLY

    assert write_dumps(NOW) == 1

    (line,) = gzip.decompress(fetched(client, LINES)).splitlines()
    assert (json.loads(line)["code"], json.loads(line)["name"]) == (code, "居住证申领")
    assert json.loads(gzip.decompress(fetched(client, LINKED)))["@graph"]
    listed = client.get("/api/v1/dumps").json
    assert listed is not None
    assert [one["url"] for one in listed["dumps"]] == [LINES, LINKED]


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
