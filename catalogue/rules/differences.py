"""What plain data says otherwise than a base, and both together again."""

from collections.abc import Mapping
from typing import Any

Data = Mapping[str, Any]


def difference(base: Data, whole: Data) -> dict[str, Any]:
    """Return what `whole` says otherwise than `base`; None where it says nothing."""
    names = {**base, **whole}
    return {name: whole.get(name) for name in names if whole.get(name) != base.get(name)}


def joined(base: Data, own: Data) -> dict[str, Any]:
    """Return the whole that `own` is the difference of."""
    return {name: value for name, value in {**base, **own}.items() if value is not None}
