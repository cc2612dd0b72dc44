"""The documents of a whole bundle, each once, with a box to tick."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from catalogue.pdf import together
from catalogue.pdf.guide import PAGE_LABEL
from catalogue.pdf.parts import NOTHING_NEEDED
from catalogue.pdf.words import Both
from catalogue.phrases.bundles import bundle_text
from catalogue.queries.bundle_plans import BundlePlan
from catalogue.rules.bundle_materials import Merged, numbered
from catalogue.values.bundles import PublishedBundle
from documents.sheets import Block, Closing, Heading, Paragraph, QrCode, Sheet
from kernel.refusals import N_
from kernel.texts import pick


def bundle_checklist(
    bundle: PublishedBundle, plan: BundlePlan, tag: str, *, office: Mapping[str, str], address: str
) -> Sheet:
    """Return the list; `office` is the name of the region whose bundle it is."""
    both = Both(tag)
    numbers = {one.member.item_id: place for place, one in enumerate(plan.members, 1)}
    found = [one.situation for one in plan.members]
    return Sheet(
        title=both.named(partial(bundle_text, bundle.facts, "name")),
        language=tag,
        issued_at=_newest(bundle, plan),
        office=both.named(partial(pick, office)),
        page_label=both(PAGE_LABEL),
        blocks=(
            Heading(both(N_("Services, in their order"))),
            together.services(found, both),
            *together.situations(found, both),
            Heading(both(together.BRING_ONCE)),
            _documents(numbered(plan.materials, numbers), both),
            _code(address, both),
        ),
    )


def _code(address: str, both: Both) -> Block:
    caption = both(N_("Scan for this list as it is today"))
    return Closing(qr=QrCode(address, caption, both.plain(N_("Code with the address of the list"))))


def _newest(bundle: PublishedBundle, plan: BundlePlan) -> datetime:
    return max(bundle.published_at, *(one.item.published_at for one in plan.members))


def _documents(materials: Sequence[Merged], both: Both) -> Block:
    if not materials:
        return Paragraph(both(NOTHING_NEEDED))
    return together.documents(materials, both, shared=True)
