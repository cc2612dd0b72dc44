"""How processes share the tests, where several run them."""

import os

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

GROUPS = {  # the longest first: what comes one by one fills up what is left of the time
    "looked at": (
        "tests/browser/test_public_pages.py",
        "tests/browser/test_specimen.py",
    ),
    "served": (
        "tests/browser/",
        "tests/races/",
        "tests/faults/test_away.py",
        "tests/faults/test_killed.py",
        "tests/portal/test_demo_offices.py",
        "tests/tools/test_serving.py",
    ),
}


class Sharing(LoadScopeScheduling):
    """Each test goes to whoever is free; what is served for real stays in one of two processes.

    So there are two Chromiums, each with a copy of the demo, and no promise of seconds is
    measured beside a race.
    """

    def _split_scope(self, nodeid: str) -> str:
        return next((name for name, tests in GROUPS.items() if nodeid.startswith(tests)), nodeid)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One process more than processors: who waits for a browser or a server needs none."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browsers last: of what is served the rest is done while another process makes the demo."""
    items.sort(key=lambda item: item.nodeid.startswith("tests/browser/"))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Sharing:
    return Sharing(config, log)
