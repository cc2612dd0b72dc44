"""By what an item of a list is known again."""

from collections.abc import Iterator

from catalogue.values.facts import ItemFacts


def identity_of(facts: ItemFacts) -> str:
    """Return the strongest name of an item.

    Where it came from, else its code, else its local code or name within its department.
    """
    return next(_identities(facts))


def _identities(facts: ItemFacts) -> Iterator[str]:
    if facts.source.platform and facts.source.id:
        yield "\x1f".join(("source", facts.source.platform, facts.source.id))
    if facts.code:
        yield code_identity(facts)
    if facts.local_code:
        yield "\x1f".join(("local", facts.region, facts.department, facts.local_code))
    yield "\x1f".join(("name", facts.region, facts.department, facts.name))


def identities_of(facts: ItemFacts) -> tuple[str, ...]:
    """Return every name an item is found by, the strongest first."""
    return tuple(_identities(facts))


def code_identity(facts: ItemFacts) -> str:
    """Return the name an item has by its code alone."""
    return f"code\x1f{facts.code}"
