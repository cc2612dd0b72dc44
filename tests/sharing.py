"""How processes share the tests, where several run them."""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

SERVED = (
    "tests/browser/",
    "tests/races/",
    "tests/faults/test_away.py",
    "tests/faults/test_killed.py",
    "tests/tools/test_serving.py",
)


class Sharing(LoadScopeScheduling):
    """Each test goes to whoever is free; what is served for real stays in one process.

    So there is one demo and one Chromium, and no promise of seconds is measured beside a race.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "served" if nodeid.startswith(SERVED) else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Sharing:
    return Sharing(config, log)
