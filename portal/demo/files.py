"""Read the demo's own data files."""

import json
from functools import cache
from pathlib import Path
from typing import Any

PASSWORD = "onewindow-demo-2026"  # noqa: S105 - of accounts that exist on loopback only
FOLDER = Path(__file__).resolve().parent


def rows(name: str) -> list[dict[str, Any]]:
    """Return the rows of one file, for example of `regions`."""
    data: dict[str, list[dict[str, Any]]] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return data[name]


def standards() -> list[Path]:
    """Return the lists of standards, one for each line of business."""
    return sorted((FOLDER / "standards").glob("*.json"))


@cache
def _local() -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = json.loads((FOLDER / "local.json").read_text("utf-8"))
    return data["local"]


def local(name: str) -> dict[str, Any] | None:
    """Return which department says what itself of the standard called `name`."""
    return _local().get(name)
