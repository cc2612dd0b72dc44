"""What the catalogue stores."""

from catalogue.tables.bulk import BulkEdit, BulkEditItem
from catalogue.tables.bundles import Bundle, BundleIssue
from catalogue.tables.dictionary import KnownMaterial, KnownMaterialFile, NamesApart
from catalogue.tables.figures import Baseline, BaselineItem, RevisionFigures
from catalogue.tables.findings import ANY, CHECKED, GRAVE, TO_LINT, FindingTally, ItemFinding
from catalogue.tables.imports import ImportBatch, ImportOrder
from catalogue.tables.items import IntakePoint, ItemSource, ItemText, Material, ServiceItem, Step
from catalogue.tables.revisions import CatalogueChange, ItemRevision
from catalogue.tables.typing import TypedForm
from catalogue.tables.workflow import OPEN_STATES, ChangeRequest, ClaimAnswer, ItemComment

__all__ = [
    "ANY",
    "CHECKED",
    "GRAVE",
    "OPEN_STATES",
    "TO_LINT",
    "Baseline",
    "BaselineItem",
    "BulkEdit",
    "BulkEditItem",
    "Bundle",
    "BundleIssue",
    "CatalogueChange",
    "ChangeRequest",
    "ClaimAnswer",
    "FindingTally",
    "ImportBatch",
    "ImportOrder",
    "IntakePoint",
    "ItemComment",
    "ItemFinding",
    "ItemRevision",
    "ItemSource",
    "ItemText",
    "KnownMaterial",
    "KnownMaterialFile",
    "Material",
    "NamesApart",
    "RevisionFigures",
    "ServiceItem",
    "Step",
    "TypedForm",
]
