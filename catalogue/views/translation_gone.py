"""A row of the translator's page whose Chinese is gone: what was typed is still its writer's."""

from collections.abc import Mapping

from catalogue.phrases.kinds import kind_words
from catalogue.refusals import ChineseGone
from catalogue.rules.content import text_digest
from catalogue.values.texts import KINDS, TextUnit
from catalogue.views.translation_rows import LINE, Row, Typed, lines_for
from kernel.locales import Tag
from kernel.words import say


def gone_row(row: Typed, locale: Tag, units: Mapping[tuple[int, str], TextUnit]) -> Row:
    """Return a row with what was typed and nothing beside it; emptied, it is let go."""
    first, _, rest = row.field.partition(".")
    kind = f"{first}.{rest.rpartition('.')[2]}" if rest else first
    item = next((unit for unit in units.values() if unit.item_id == row.item_id), None)
    unit = TextUnit(
        item_id=row.item_id,
        item_code=item.item_code if item else "",
        item_name=item.item_name if item else "",
        field=row.field,
        kind=kind,
        source="",
        source_digest=row.digest,
        locale=locale,
    )
    return Row(
        number=row.number,
        unit=unit,
        held=text_digest(""),
        kind=kind_words(kind) if kind in KINDS else "",
        state="",
        text=row.text,
        lines=lines_for(row.text, LINE),
        terms=(),
        lost="",
        elsewhere="",
        who="",
        may_approve=False,
        wrong=say(ChineseGone.message),
    )
