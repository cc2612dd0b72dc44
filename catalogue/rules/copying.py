"""What a new item takes from one that is there."""

from dataclasses import replace
from typing import Any

from catalogue.rules.texts import in_chinese
from catalogue.values.facts import ItemFacts

# what is one item's alone: its codes, where it came from, who may accept it, who checked it
ITS_OWN = (
    "code",
    "basic_code",
    "business_code",
    "local_basic_code",
    "local_code",
    "source",
    "authority_document",
    "authority_until",
    "checked_on",
    "checked_by",
    "claimed_at",
)


def copied(facts: ItemFacts, *, department: str, region: str, name: str = "") -> ItemFacts:
    """Return in Chinese what a department's new item says that is made from another's facts.

    Keys of parts stay: they are the item's own, and situations name them.
    """
    blank = ItemFacts(name=facts.name, department=department)
    fresh: dict[str, Any] = {name: getattr(blank, name) for name in ITS_OWN}
    return replace(
        in_chinese(facts),
        **fresh,
        department=department,
        region=region,
        name=name or facts.name,
    )
