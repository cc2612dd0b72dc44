"""What is said of an item as the cells of tables: the words that are written, never codes."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from catalogue.exchange.chinese import THEME_WORDS, codes_of, word_of
from catalogue.exchange.columns import HEADS, PARTS, SITUATIONS
from catalogue.exchange.situation_rows import decision_rows, question_rows
from catalogue.rules.content import to_json
from catalogue.rules.situation_names import in_names
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
from catalogue.values.facts import ItemFacts
from catalogue.values.limits import LimitUnit
from kernel.money import yuan

Row = dict[str, str]  # cells by path

CODED: Mapping[str, type[StrEnum]] = {  # by the last name of a path
    "item_type": ItemType,
    "handling": Handling,
    "level": Level,
    "audiences": Audience,
    "channels": Channel,
    "accepted_at": Level,
    "claimed_at": Level,
    "accept_scope": AcceptScope,
    "unit": LimitUnit,
    "extension_unit": LimitUnit,
    "charged": Charged,
    "acceptance": Acceptance,
    "handling_system": HandlingSystem,
    "necessity": Necessity,
    "kind": MaterialKind,
    "form": MaterialForm,
    "source": MaterialSource,
}
_BY_LINE = ("legal_basis", "aliases", "materials", "waives", "fees")


def tables_of(facts: ItemFacts) -> tuple[Row, dict[str, list[Row]]]:
    """Return the cells of an item, and those of its parts by kind."""
    item = to_json(in_names(facts))
    kept = {kind: item.pop(kind, ()) for kind in PARTS}
    parts = {kind: [*map(flat, rows)] for kind, rows in kept.items() if kind not in SITUATIONS}
    for kind, rows in (
        ("questions", question_rows(kept["questions"])),
        ("decisions", decision_rows(kept["decisions"])),
    ):
        parts[kind] = [flat(row, keys=True) for row in rows]
    return flat(item), parts


def rows_of(facts: ItemFacts) -> Iterator[tuple[str, Row]]:
    """Yield (kind of table, cells) of each row that an item takes; parts name it by its code."""
    item, parts = tables_of(facts)
    yield "items", item
    for kind, rows in parts.items():
        for row in rows:
            yield kind, {"item": facts.code, **row}


def written(kind: str) -> Mapping[str, str]:
    """Return the heads of a table as an export writes it: fees and questions have their own."""
    own = PARTS if kind == "items" else ()
    return {path: head for path, head in HEADS[kind].items() if path not in own}


def flat(data: Mapping[str, Any], prefix: str = "", *, keys: bool = False) -> Row:
    """Return plain data as the cells of a row; `keys`: the data's own key is one of them."""
    row: Row = {}
    for name, value in data.items():
        if isinstance(value, dict):
            row |= flat(value, f"{prefix}{name}.", keys=keys)
        elif name != "key" or keys:
            row[prefix + name] = _cell(name, value)
    return row


def _cell(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if name == "amount_fen":
        return "" if value is None else yuan(value)
    if isinstance(value, list):
        glue = "\n" if name in _BY_LINE else "；"
        return glue.join(_word(name, str(part)) for part in value)
    return _word(name, str(value))


def _word(name: str, value: str) -> str:
    """Return the Chinese word of a code; other text as it is."""
    if name == "themes":
        return THEME_WORDS.get(value, value)
    kind = CODED.get(name)
    return word_of(codes_of(kind)[value]) if kind else value
