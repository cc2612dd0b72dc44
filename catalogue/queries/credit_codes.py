"""By which credit code the departments of a list are known."""

from collections.abc import Mapping

from catalogue.values.imports import Named
from organisation.queries import list_departments, list_regions


def known_usccs() -> Mapping[Named, str]:
    """Return the credit codes that are known, by departments as a list names them."""
    regions = list_regions()
    found: dict[Named, str] = {}
    for card in list_departments().values():
        region, name = regions[card.region_id], card.names["zh-Hans"]
        found[region.code, name] = card.uscc
        if region.parent_id is None:
            found["", name] = card.uscc
    return found
