"""A port that was given to one is given to nobody else, while it may take time to listen on it."""

import subprocess
import sys
from contextlib import ExitStack

from tests.serving import ROOT

PORTS = 300  # of some fourteen thousand: by chance two processes would agree on six
ASKING = f"""
from tools.postgres import free_port
print(*[free_port() for _ in range({PORTS})], flush=True)
input()
"""


def test_two_processes_are_never_given_the_same_port() -> None:
    command = [sys.executable, "-c", ASKING]
    with ExitStack() as stack:
        asking = [
            stack.enter_context(
                subprocess.Popen(
                    command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
                )
            )
            for _ in range(2)
        ]
        given = [{*one.stdout.readline().split()} for one in asking if one.stdout]
        for one in asking:
            one.communicate("\n")

    assert [len(ports) for ports in given] == [PORTS, PORTS]
    assert given[0] & given[1] == set()
