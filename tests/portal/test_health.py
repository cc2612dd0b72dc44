from flask import Flask

from groundwork.outbox import Job, post
from kernel.db import transaction
from tests.client import PageClient
from tests.clock import NOW


def test_says_that_it_lives_and_is_ready(client: PageClient) -> None:
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200


def test_figures_count_what_waits(app: Flask, client: PageClient) -> None:
    with transaction() as session:
        post(session, Job(kind="greet", subject="citizen:1"), due=NOW)

    assert "\nonewindow_outbox_waiting 1\n" in client.get("/metrics").text


def test_figures_are_for_this_machine_only(client: PageClient) -> None:
    assert client.get("/metrics", environ_base={"REMOTE_ADDR": "192.0.2.1"}).status_code == 404
    assert client.get("/metrics", headers={"X-Forwarded-For": "192.0.2.1"}).status_code == 404
