"""Read the settings' names from the process environment."""

import os

PREFIX = "ONEWINDOW_"


def from_environment() -> dict[str, object]:
    """Return all ONEWINDOW_ variables by their names without the prefix."""
    return {
        name.removeprefix(PREFIX): value
        for name, value in os.environ.items()
        if name.startswith(PREFIX)
    }
