"""A bounded load on a server of ours: a few clients, so many requests, then the rate."""

import http.client
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

SECONDS_A_REQUEST = 30


@dataclass(frozen=True, slots=True)
class Load:
    """What came of it. `statuses` counts the answers."""

    rate: float
    statuses: dict[int, int]


Ask = Callable[[http.client.HTTPConnection, int], int]


def load(url: str, ask: Ask, *, requests: int, clients: int = 4) -> Load:
    """Call `ask(connection, number)` `requests` times from `clients` kept-open connections."""
    shares = [range(client, requests, clients) for client in range(clients)]
    began = time.perf_counter()
    with ThreadPoolExecutor(clients) as crowd:
        answers = [
            status
            for share in crowd.map(lambda numbers: _client(url, ask, numbers), shares)
            for status in share
        ]
    rate = requests / (time.perf_counter() - began)
    return Load(rate, {status: answers.count(status) for status in sorted(set(answers))})


def _client(url: str, ask: Ask, numbers: Sequence[int]) -> list[int]:
    address = urlsplit(url)
    connection = http.client.HTTPConnection(
        address.hostname or "", address.port, timeout=SECONDS_A_REQUEST
    )
    try:
        return [ask(connection, number) for number in numbers]
    finally:
        connection.close()


def get(path: str) -> Ask:
    """Return an `ask` that fetches `path`."""

    def asking(connection: http.client.HTTPConnection, _number: int) -> int:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        return answer.status

    return asking
