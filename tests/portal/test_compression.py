import gzip
from pathlib import Path

from flask import Flask

from tests.client import PageClient

GZIP = {"Accept-Encoding": "gzip, deflate"}


def test_a_public_page_is_compressed_for_who_can_read_it(client: PageClient) -> None:
    plain = client.get("/en/")
    packed = client.get("/en/", headers=GZIP, lint=False)

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 2
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert plain.headers["ETag"] == packed.headers["ETag"]


def test_a_page_with_a_secret_is_not(client: PageClient) -> None:
    assert "Content-Encoding" not in client.get("/staff/sign-in", headers=GZIP).headers


def test_style_sheets_are_kept_for_a_year_and_compressed(app: Flask, client: PageClient) -> None:
    address = app.jinja_env.globals["static_url"]("css/app.css")  # type: ignore[operator]

    sheet = client.get(address, headers=GZIP)

    assert sheet.headers["Content-Encoding"] == "gzip"
    assert "max-age=31536000" in sheet.headers["Cache-Control"]
    source = Path(app.root_path) / "static" / "css" / "app.css"
    assert gzip.decompress(sheet.data) == source.read_bytes()
    sheet.close()  # it streams from the file
