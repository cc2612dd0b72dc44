"""The papers of intake: facts in, sheets out."""

from collections.abc import Callable, Mapping
from typing import Any

from documents.sheets import Sheet
from intake.pdf.deciding import acceptance, decision, delivery, non_acceptance, special_procedure
from intake.pdf.progress import PROGRESS, progress
from intake.pdf.taking_in import correction, receipt
from intake.values.states import PaperKind

KINDS: Mapping[str, Callable[[Mapping[str, Any]], Sheet]] = {
    PaperKind.RECEIPT.value: receipt,
    PaperKind.CORRECTION.value: correction,
    PaperKind.ACCEPTANCE.value: acceptance,
    PaperKind.NON_ACCEPTANCE.value: non_acceptance,
    PaperKind.PAUSE.value: special_procedure,
    PaperKind.DECISION.value: decision,
    PaperKind.DELIVERY.value: delivery,
    PROGRESS: progress,
}
