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


@cache
def editors() -> dict[str, Any]:
    """Return what editors, reviewers and publishers have under way."""
    data: dict[str, Any] = json.loads((FOLDER / "editors.json").read_text("utf-8"))
    return data


def unclaimed() -> frozenset[tuple[str, str]]:
    """Return by standard and department what is not claimed, and why is told later."""
    said = [*editors()["declined"], *editors()["sent_back"]]
    return frozenset((row["standard"], row["department"]) for row in said)


def own_limits(name: str) -> dict[str, dict[str, Any]]:
    """Return which departments promise an answer of their own to a standard, by their codes."""
    return {
        code: {"promised_limit": {"number": number, "unit": "working_day"}}
        for row in editors()["own_limits"]
        if row["standard"] == name
        for code, number in row["departments"].items()
    }
