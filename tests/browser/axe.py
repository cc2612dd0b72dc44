"""axe-core, asked about a page as it is shown now."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASK = "async rules => await axe.run(document, {runOnly: rules, resultTypes: ['violations']})"


@lru_cache(maxsize=1)
def _source() -> str:
    return SOURCE.read_text(encoding="utf-8")


def axe(page: Page) -> list[str]:
    """Return the violations as sentences; none is what a test wants."""
    page.evaluate(_source())
    found: dict[str, Any] = page.evaluate(ASK, RULES)
    return [
        f"{fault['id']}: {fault['help']}: {node['html'][:160]}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def in_both_schemes(page: Page) -> list[str]:
    """Return the violations in light and in dark."""
    faults = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        faults += [f"{scheme}: {fault}" for fault in axe(page)]
    return faults
