"""What the catalogue stores."""

from catalogue.tables.items import (
    CatalogueChange,
    ImportBatch,
    ImportOrder,
    ItemRevision,
    ItemSource,
    ItemText,
    Material,
    ServiceItem,
    Step,
)
from catalogue.tables.workflow import ChangeRequest, ClaimAnswer, ItemComment

__all__ = [
    "CatalogueChange",
    "ChangeRequest",
    "ClaimAnswer",
    "ImportBatch",
    "ImportOrder",
    "ItemComment",
    "ItemRevision",
    "ItemSource",
    "ItemText",
    "Material",
    "ServiceItem",
    "Step",
]
