from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from limits import parse

from groundwork.throttle import Throttle, TooManyTries, make_throttle

THREE = parse("3 per hour")


@pytest.fixture
def throttle(tmp_path: Path) -> Throttle:
    return make_throttle(None, tmp_path, b"a key of the test")


def test_lets_through_until_the_limit_is_reached(throttle: Throttle) -> None:
    for _ in range(3):
        throttle.check("sign-in", "10.0.0.1", THREE)
        throttle.failed("sign-in", "10.0.0.1", THREE)

    with pytest.raises(TooManyTries):
        throttle.check("sign-in", "10.0.0.1", THREE)
    throttle.check("sign-in", "10.0.0.2", THREE)


def test_forgives_who_shows_that_they_know(throttle: Throttle) -> None:
    for _ in range(3):
        throttle.failed("sign-in", "10.0.0.1", THREE)

    throttle.forgive("sign-in", "10.0.0.1", THREE)

    throttle.check("sign-in", "10.0.0.1", THREE)


def test_counts_failures_of_other_processes_and_threads(tmp_path: Path) -> None:
    one, other = (make_throttle(None, tmp_path, b"a key of the test") for _ in range(2))
    many = parse("40 per hour")

    with ThreadPoolExecutor(8) as pool:
        for number in range(40):
            pool.submit((one, other)[number % 2].failed, "look-up", "x", many)

    with pytest.raises(TooManyTries):
        one.check("look-up", "x", many)


def test_keeps_no_address_in_the_clear(tmp_path: Path) -> None:
    make_throttle(None, tmp_path, b"a key").failed("sign-in", "192.0.2.77", THREE)

    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"192.0.2.77" not in stored
