"""Read the demo's own data files."""

import json
from pathlib import Path
from typing import Any

PASSWORD = "onewindow-demo-2026"  # noqa: S105 - of accounts that exist on loopback only
FOLDER = Path(__file__).resolve().parent


def rows(name: str) -> list[dict[str, Any]]:
    """Return the rows of one file, for example of `regions`."""
    data: dict[str, list[dict[str, Any]]] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return data[name]
