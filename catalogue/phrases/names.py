"""Names in the reader's language: an item's own, else those that many items share."""

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from catalogue.rules.cards import by_language, names_of, summaries_of
from catalogue.values.facts import FaqFacts, FeeFacts, ItemFacts, MaterialFacts, StepFacts
from catalogue.values.situations import AnswerFacts, DecisionFacts, QuestionFacts
from kernel.locales import LEGAL
from kernel.texts import Shown, pick

Asked = QuestionFacts | AnswerFacts | DecisionFacts
Translated = ItemFacts | MaterialFacts | StepFacts | FeeFacts | FaqFacts | Asked
WORDS = Path(__file__).parent.parent / "words"
_TRIMMED = "《》〈〉。；;（）() \n\t"


def text_of(part: Translated, name: str, lang: str) -> Shown:
    """Return a text of an item, material, step, fee or question; empty where it says nothing."""
    return pick(by_language(getattr(part, name), part.texts, name), lang)


def texts_of(part: Translated, names: Sequence[str], lang: str) -> tuple[Shown, ...]:
    """Return several texts of a part without empty ones, each Chinese one once."""
    chinese = {getattr(part, name): name for name in reversed(names) if getattr(part, name)}
    return tuple(text_of(part, name, lang) for name in names if name in chinese.values())


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


def entry_name(chinese: str, names: Mapping[str, str], lang: str) -> Shown:
    """Return what an entry of the dictionary is called: as it says, else by its common name."""
    return pick({**_common("materials").get(_key(chinese), {}), **names, LEGAL: chinese}, lang)


def issuer_name(chinese: str, lang: str) -> Shown:
    """Return who issues a material, by the common name of such a body."""
    return pick({**_common("issuers").get(_key(chinese), {}), LEGAL: chinese}, lang)


def licence_name(chinese: str, lang: str) -> Shown:
    """Return what an electronic licence is called."""
    return pick({**_common("licences").get(_key(chinese), {}), LEGAL: chinese}, lang)


def common_name(kind: str, chinese: str, lang: str) -> str:
    """Return what a material or step with this common name is called; empty if it is not common."""
    if kind not in ("material.name", "step.name"):
        return ""
    found = pick(_common(f"{kind.partition('.')[0]}s").get(_key(chinese), {}), lang)
    return found.text if found.lang == lang else ""


def _key(name: str) -> str:
    """Return a name without the brackets and marks that lists write around and into it."""
    return name.strip(_TRIMMED).replace("（", "(").replace("）", ")")


@cache
def _common(kind: str) -> Mapping[str, Mapping[str, str]]:
    """Return {Chinese name: {language: name}} of a table of common names; all are drafts."""
    with (WORDS / f"{kind}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {
            row["zh-Hans"]: {tag: text for tag, text in row.items() if tag != "zh-Hans" and text}
            for row in rows
        }
