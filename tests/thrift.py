"""What the tests spare the machine: compiling again, and looking for rubbish all the time."""

import gc
import os
import sys
from collections.abc import Generator

import pytest

SELDOM = 20_000  # things made and not yet gone; Python itself looks after 700

# of the programs that the tests start each would compile all modules anew, where that is so set
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

gc.disable()  # what loading the tests makes is needed to the end


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look from here on only at what a test makes, as production does with what a request makes."""
    answer = yield
    gc.freeze()
    gc.set_threshold(SELDOM)
    gc.enable()
    return answer
