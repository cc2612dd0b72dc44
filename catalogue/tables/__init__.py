"""What the catalogue stores."""

from catalogue.tables.bulk import BulkEdit, BulkEditItem
from catalogue.tables.bundles import Bundle, BundleIssue
from catalogue.tables.dictionary import KnownMaterial, KnownMaterialFile
from catalogue.tables.figures import Baseline, BaselineItem, RevisionFigures
from catalogue.tables.imports import ImportBatch, ImportOrder
from catalogue.tables.items import IntakePoint, ItemSource, ItemText, Material, ServiceItem, Step
from catalogue.tables.revisions import CatalogueChange, ItemRevision
from catalogue.tables.typing import TypedForm
from catalogue.tables.workflow import OPEN_STATES, ChangeRequest, ClaimAnswer, ItemComment

__all__ = [
    "OPEN_STATES",
    "Baseline",
    "BaselineItem",
    "BulkEdit",
    "BulkEditItem",
    "Bundle",
    "BundleIssue",
    "CatalogueChange",
    "ChangeRequest",
    "ClaimAnswer",
    "ImportBatch",
    "ImportOrder",
    "IntakePoint",
    "ItemComment",
    "ItemRevision",
    "ItemSource",
    "ItemText",
    "KnownMaterial",
    "KnownMaterialFile",
    "Material",
    "RevisionFigures",
    "ServiceItem",
    "Step",
    "TypedForm",
]
