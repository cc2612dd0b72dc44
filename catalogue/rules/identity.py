"""By what an item of a list is known again."""

from collections.abc import Iterator

from catalogue.values.facts import ItemFacts


def identity_of(facts: ItemFacts) -> str:
    """Return the strongest name of an item.

    Where it came from, else its code, else its local code or name within its department.
    """
    return next(_identities(facts))[1]


def known_by(facts: ItemFacts) -> str:
    """Return the path of the value that an item's strongest name ends with."""
    return next(_identities(facts))[0]


def _identities(facts: ItemFacts) -> Iterator[tuple[str, str]]:
    if facts.source.platform and facts.source.id:
        yield "source.id", "\x1f".join(("source", facts.source.platform, facts.source.id))
    if facts.code:
        yield "code", code_identity(facts)
    if facts.local_code:
        yield "local_code", "\x1f".join(("local", *_where(facts), facts.local_code))
    yield "name", "\x1f".join(("name", *_where(facts), facts.name))


def _where(facts: ItemFacts) -> tuple[str, str]:
    return facts.region, facts.department


def identities_of(facts: ItemFacts) -> tuple[str, ...]:
    """Return every name an item is found by, the strongest first."""
    return tuple(identity for _, identity in _identities(facts))


def code_identity(facts: ItemFacts) -> str:
    """Return the name an item has by its code alone."""
    return code_identity_of(facts.code)


def code_identity_of(code: str) -> str:
    """Return the name of an item with this code."""
    return f"code\x1f{code}"
