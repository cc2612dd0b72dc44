"""Names in the reader's language: an item's own, else those that many items share."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from catalogue.rules.cards import by_language, names_of, summaries_of
from catalogue.values.facts import ItemFacts, MaterialFacts, StepFacts
from kernel.texts import Shown, pick

WORDS = Path(__file__).parent.parent / "words"
_TRIMMED = "《》〈〉。；;（）() \n\t"


def item_name(facts: ItemFacts, lang: str) -> Shown:
    """Return the name of an item."""
    return pick(names_of(facts), lang)


def item_summary(facts: ItemFacts, lang: str) -> Shown:
    """Return its one-sentence summary."""
    return pick(summaries_of(facts), lang)


def material_name(material: MaterialFacts, lang: str) -> Shown:
    """Return the name of a material: its own translation, else that of the common name."""
    own = by_language(material.name, material.texts, "name")
    return pick({**_common("materials").get(_key(material.name), {}), **own}, lang)


def step_name(step: StepFacts, lang: str) -> Shown:
    """Return the name of a step: its own translation, else that of the common name."""
    own = by_language(step.name, step.texts, "name")
    return pick({**_common("steps").get(_key(step.name), {}), **own}, lang)


def _key(name: str) -> str:
    """Return a name without the brackets and marks that lists write around and into it."""
    return name.strip(_TRIMMED).replace("（", "(").replace("）", ")")


@cache
def _common(kind: str) -> Mapping[str, Mapping[str, str]]:
    """Return {Chinese name: {language: name}} of a table of common names."""
    with (WORDS / f"{kind}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {
            row["zh-Hans"]: {tag: text for tag, text in row.items() if tag != "zh-Hans" and text}
            for row in rows
        }
