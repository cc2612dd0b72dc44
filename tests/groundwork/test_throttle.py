import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from limits import parse
from redis import Redis

from groundwork.throttle import Throttle, TooManyTries, make_throttle
from tests.groundwork.redis import running_redis

THREE = parse("3 per hour")


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    with running_redis() as url:
        yield url


@pytest.fixture(params=["file", "redis"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Throttle]:
    """Make throttles that count together: on a file, and on a real Redis."""
    url = None
    if request.param == "redis":
        url = str(request.getfixturevalue("redis_url"))
        Redis.from_url(url).flushall()
    return lambda: make_throttle(url, tmp_path, b"a key of the test")


@pytest.fixture
def throttle(make: Callable[[], Throttle]) -> Throttle:
    return make()


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


def test_counts_failures_of_other_processes_and_threads(make: Callable[[], Throttle]) -> None:
    one, other = make(), make()
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


def test_forgets_counters_whose_time_is_over_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    throttle = make_throttle(None, tmp_path, b"a key of the test")
    throttle.failed("sign-in", "10.0.0.1", parse("3 per minute"))
    for _ in range(3):
        throttle.failed("sign-in", "10.0.0.2", THREE)
    later = time.time() + 120
    monkeypatch.setattr(time, "time", lambda: later)

    assert throttle.forget_ended() == 1
    assert throttle.forget_ended() == 0
    with pytest.raises(TooManyTries):
        throttle.check("sign-in", "10.0.0.2", THREE)


def test_keeps_no_address_in_the_clear_on_redis_either(redis_url: str, tmp_path: Path) -> None:
    make_throttle(redis_url, tmp_path, b"a key").failed("sign-in", "192.0.2.77", THREE)

    names = b" ".join(Redis.from_url(redis_url).keys())
    assert names
    assert b"192.0.2.77" not in names


def test_redis_forgets_by_itself(redis_url: str, tmp_path: Path) -> None:
    throttle = make_throttle(redis_url, tmp_path, b"another key")
    Redis.from_url(redis_url).flushall()

    throttle.failed("sign-in", "10.0.0.1", THREE)

    redis = Redis.from_url(redis_url)
    assert [0 < redis.ttl(name) <= 3600 for name in redis.scan_iter()] == [True]
    assert throttle.forget_ended() == 0
