"""axe-core, asked about a page as it is shown now."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("color-contrast", "link-in-text-block")  # all that a scheme can change
# What was found sound is not carried over: it is forty times as long as what was not. Nor is what
# nobody reads here made: addresses of elements, and style sheets for a rule that is not asked.
ASK = """async ([asked, left, kinds]) => {
  const rules = Object.fromEntries(left.map(rule => [rule, {enabled: false}]));
  const found = await axe.run(document,
    {runOnly: asked, rules, resultTypes: kinds, selectors: false, preload: false});
  return kinds.flatMap(kind => found[kind].map(({id, help, nodes}) =>
    ({kind, id, help, nodes: nodes.map(({html}) => html.slice(0, 160))})));
}"""


@lru_cache(maxsize=1)
def _source() -> str:
    return SOURCE.read_text(encoding="utf-8")


def axe(
    page: Page, rules: Sequence[str] = RULES, *, left: Sequence[str] = (), unsure: bool = False
) -> list[str]:
    """Return the violations as sentences; none is what a test wants.

    `left`: those of the rules that are not asked. `unsure`: also text whose contrast nobody can
    tell, as there is a picture behind it.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_source())
    kinds = ["violations", *(["incomplete"] if unsure else [])]
    found: list[dict[str, Any]] = page.evaluate(ASK, [list(rules), list(left), kinds])
    return [
        f"{fault['id']}: {fault['help']}: {node}"
        for fault in found
        if fault["kind"] == "violations" or fault["id"] == "color-contrast"
        for node in fault["nodes"]
    ]


def in_both_schemes(page: Page, *, unsure: bool = False) -> list[str]:
    """Return the violations of colour in dark, and all in light, which stays."""
    faults = []
    for scheme, rules in (("dark", COLOURS), ("light", RULES)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        faults += [f"{scheme}: {fault}" for fault in axe(page, rules, unsure=unsure)]
    return faults
