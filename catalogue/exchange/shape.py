"""The shape of a list: which columns there are, how each is read, and what they become."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from catalogue.exchange import readers as r
from catalogue.exchange.shapes import Complain, Record, Several, TextsShape
from catalogue.exchange.situation_shape import QUESTION, decision
from catalogue.values.codes import (
    Acceptance,
    AcceptScope,
    Audience,
    Channel,
    Charged,
    Handling,
    HandlingSystem,
    ItemType,
    Level,
    MaterialForm,
    MaterialKind,
    MaterialSource,
    Necessity,
)
from catalogue.values.facts import (
    FaqFacts,
    FeeFacts,
    ItemFacts,
    MaterialFacts,
    SourceFacts,
    StepFacts,
)
from catalogue.values.limits import LimitUnit, TimeLimit
from catalogue.values.texts import ITEM_FIELDS, PART_FIELDS


def _cells(*names: str) -> Callable[[str], dict[str, Any]]:
    def cut(line: str) -> dict[str, Any]:
        cells = line.replace("｜", "|").split("|", len(names) - 1)
        parts = [part.strip() for part in cells]
        row: dict[str, Any] = dict(zip(names, parts, strict=False))
        if "amount_fen" in row:
            row["amount_fen"] = r.yuan(row["amount_fen"])
        return row

    return cut


_LIMIT_UNIT = r.choice(LimitUnit, LimitUnit.WORKING_DAY)
LIMIT = Record(
    TimeLimit,
    {
        "number": r.whole,
        "unit": r.choice(LimitUnit, LimitUnit.WORKING_DAY),
        "extension_number": r.whole,
        "extension_unit": lambda value: _LIMIT_UNIT(value) if value else None,
        "extended_by": r.text(100),
        "basis": r.text(),
        "note": r.text(),
    },
)


@dataclass(frozen=True, slots=True)
class LimitShape(Several):
    """A limit, or none: a number that is blank or 0 means that none is set (except on the spot)."""

    def read(self, data: Any, path: str, complain: Complain) -> Any:
        """Return the limit or None."""
        if not data or (isinstance(data, dict) and not any(data.values())):
            return None
        limit = self.record.read(data, f"{path}.", complain)
        if limit is None or limit.unit is LimitUnit.ON_THE_SPOT:
            return limit and replace(limit, number=0)
        return limit if limit.number else None


MATERIAL = Record(
    MaterialFacts,
    {
        "name": r.needed(r.text(1000)),
        "necessity": r.choice(Necessity, Necessity.REQUIRED),
        "kind": r.choice(MaterialKind, MaterialKind.UNKNOWN),
        "form": r.choice(MaterialForm, MaterialForm.UNKNOWN),
        "source": r.choice(MaterialSource, MaterialSource.UNKNOWN),
        "original_count": r.whole,
        "copy_count": r.whole,
        "issuer": r.text(),
        "basis": r.text(),
        "note": r.text(),
        "standard": r.text(),
        "paper_size": r.text(),
        "may_follow": r.flag,
        "may_promise": r.flag,
        "exempt": r.flag,
        "dictionary": r.key(36),
        "texts": TextsShape(PART_FIELDS["material"]),
    },
    {"key": ""},
)
STEP = Record(
    StepFacts,
    {
        "name": r.needed(r.text(1000)),
        "description": r.text(),
        "standard": r.text(),
        "result": r.text(),
        "who": r.text(),
        "limit_text": r.text(),
        "texts": TextsShape(PART_FIELDS["step"]),
    },
    {"key": ""},
)
FEE = Record(
    FeeFacts,
    {
        "name": r.needed(r.text(500)),
        "amount_fen": r.fen,
        "standard": r.text(),
        "basis": r.text(),
        "texts": TextsShape(PART_FIELDS["fee"]),
    },
)
FAQ = Record(
    FaqFacts,
    {
        "question": r.needed(r.text()),
        "answer": r.needed(r.text()),
        "texts": TextsShape(PART_FIELDS["faq"]),
    },
)
_ORIGIN = {"platform": r.text(50), "id": r.key(100), "url": r.address}
SOURCE = Record(SourceFacts, _ORIGIN)
ITEM = Record(
    ItemFacts,
    {
        "code": r.key(36),
        "basic_code": r.key(36),
        "business_code": r.key(50),
        "local_basic_code": r.key(50),
        "local_code": r.key(50),
        "name": r.needed(r.text(1000)),
        "summary": r.text(),
        "item_type": r.choice(ItemType, ItemType.UNKNOWN),
        "handling": r.choice(Handling, Handling.UNKNOWN),
        "department": r.needed(r.text(200)),
        "region": r.key(32),
        "level": r.choice(Level, Level.UNKNOWN),
        "audiences": r.choices(Audience),
        "themes": r.themes,
        "channels": r.choices(Channel),
        "accepted_at": r.choices(Level),
        "claimed_at": r.choices(Level),
        "accept_scope": r.choice(AcceptScope, AcceptScope.UNKNOWN),
        "alliance": r.key(32),
        "conditions": r.text(),
        "legal_limit": LimitShape(LIMIT),
        "promised_limit": LimitShape(LIMIT),
        "visits": r.whole,
        "visit_reason": r.text(),
        "charged": r.choice(Charged, Charged.UNKNOWN),
        "fees": Several(FEE, _cells("name", "amount_fen", "standard", "basis")),
        "legal_basis": r.lines,
        "acceptance": r.choice(Acceptance, Acceptance.UNKNOWN),
        "authority_document": r.text(),
        "authority_until": r.day,
        "handling_system": r.choice(HandlingSystem, HandlingSystem.OURS),
        "result_name": r.text(),
        "result_kind": r.text(),
        "place": r.text(),
        "hours": r.text(),
        "consult": r.text(),
        "complaint": r.text(),
        "online_url": r.address,
        "stay_slots": r.slots,
        "aliases": r.lines,
        "faqs": Several(FAQ, _cells("question", "answer")),
        "checked_on": r.day,
        "checked_by": r.text(100),
        "source": SOURCE,
        "texts": TextsShape(ITEM_FIELDS),
        "materials": Several(MATERIAL),
        "steps": Several(STEP),
        "questions": Several(QUESTION),
        "decisions": Several(decision(LimitShape(LIMIT))),
    },
)
FOREIGN_ITEM = replace(  # of a list whose items have no codes: their origin is their only key
    ITEM,
    fields={
        **ITEM.fields,
        "source": Record(
            SourceFacts,
            {**_ORIGIN, "platform": r.needed(r.text(50)), "id": r.needed(r.key(100))},
        ),
    },
)
