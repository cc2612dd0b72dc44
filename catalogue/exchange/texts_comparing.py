"""One text of a translator's file beside what there is: nothing to do, a command, or a fault."""

from collections.abc import Mapping

from catalogue.rules.translating import tidy
from catalogue.values.codes import TextState
from catalogue.values.texts import TextUnit, Translate
from kernel.bilingual import MEANWHILE, STALE, Fault, Returned, UnitState, fault_at, is_same
from kernel.quoting import quoted

_RANKS = tuple(TextState)  # lowest first
_TAKEN: Mapping[UnitState, TextState] = {  # approving is done in the house alone
    UnitState.INITIAL: TextState.DRAFT,
    UnitState.TRANSLATED: TextState.DRAFT,
    UnitState.REVIEWED: TextState.REVIEWED,
    UnitState.FINAL: TextState.REVIEWED,
}


def compared(unit: Returned, text: TextUnit) -> Translate | Fault | None:
    """Return what a unit that was touched makes of a text; None where all is as it should be."""
    if unit.source is not None and not is_same(unit.source, text.source):
        return fault_at(unit, STALE, now=quoted(text.source))
    state = _state(unit, text)
    if state is None:
        return None
    if tidy(unit.target) != text.text and not unit.is_made_from(text.text):
        return fault_at(unit, MEANWHILE, now=quoted(text.text))
    return Translate(
        item_id=text.item_id,
        field=text.field,
        locale=text.locale,
        text=unit.target,
        source_digest=text.source_digest,
        state=state,
    )


def _state(unit: Returned, text: TextUnit) -> TextState | None:
    """Return the state to save; None where nothing is to be saved.

    New words under the old state are a draft: the tool has not thought about the state. The same
    words are confirmed for new Chinese, or go up in state; no file takes them down.
    """
    state = _TAKEN[unit.state]
    if tidy(unit.target) != text.text:
        return TextState.DRAFT if unit.kept_its_state else state
    if text.stale:
        return None if unit.state is UnitState.INITIAL else state
    risen = text.state is None or _RANKS.index(state) > _RANKS.index(text.state)
    return state if risen and not unit.kept_its_state else None
