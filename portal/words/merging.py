"""What came back from a translator, put beside what is there: sentence by sentence."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from kernel.bilingual import (
    GONE,
    MEANWHILE,
    STALE,
    TWICE,
    Fault,
    Returned,
    UnitState,
    fault_at,
    is_same,
)
from kernel.quoting import quoted
from portal.words.faults import INCOMPLETE, form_faults
from portal.words.sentences import Sentence
from portal.words.units import form_ids


@dataclass(slots=True)
class Merging:
    """The forms that came back, by sentence, and what is wrong with them."""

    tag: str
    known: Mapping[str, Sentence]
    faults: list[Fault] = field(default_factory=list)
    states: Counter[UnitState] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)  # not taken, and why
    _by_unit: dict[str, tuple[Sentence, int]] = field(default_factory=dict)
    _given: dict[str, dict[int, Returned]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for sentence in self.known.values():
            for index, name in enumerate(form_ids(sentence, self.tag)):
                self._by_unit[name] = (sentence, index)

    def take(self, unit: Returned) -> None:
        """Take in one unit of the file. What the translator never touched says nothing."""
        if unit.is_untouched and unit.target:
            self.states[unit.state] += 1
        elif unit.unfinished or not unit.target:
            self.left["unfinished" if unit.unfinished else "untranslated"] += 1
        elif unit.id not in self._by_unit:
            self.faults.append(fault_at(unit, GONE))
        else:
            self.states[unit.state] += 1
            self._compare(unit, *self._by_unit[unit.id])

    def _compare(self, unit: Returned, sentence: Sentence, index: int) -> None:
        given, now = self._given.setdefault(sentence.id, {}), _old(sentence, index)
        if unit.source is not None and not is_same(unit.source, sentence.source):
            self.faults.append(fault_at(unit, STALE, now=quoted(sentence.source)))
        elif index in given and given[index].target != unit.target:
            self.faults.append(fault_at(unit, TWICE))
        elif unit.target != now and not unit.is_made_from(now):
            self.faults.append(fault_at(unit, MEANWHILE, now=quoted(now)))
        else:
            given[index] = unit

    def changed(self) -> dict[str, tuple[str, ...]]:
        """Return the new forms of each sentence that reads otherwise; faults are noted."""
        found = {}
        for key, given in self._given.items():
            sentence = self.known[key]
            forms = self._merged(sentence, given)
            if given and forms != sentence.forms:
                self._check(sentence, forms, given)
                found[key] = forms
        return found

    def _merged(self, sentence: Sentence, given: Mapping[int, Returned]) -> tuple[str, ...]:
        return tuple(
            given[index].target if index in given else _old(sentence, index)
            for index, _ in enumerate(form_ids(sentence, self.tag))
        )

    def _check(
        self, sentence: Sentence, forms: tuple[str, ...], given: Mapping[int, Returned]
    ) -> None:
        for index, unit in given.items():
            if unit.target != _old(sentence, index):
                self.faults += form_faults(sentence, unit, self.tag)
        if not all(forms):
            name = form_ids(sentence, self.tag)[forms.index("")]
            unit = next(iter(given.values()))
            self.faults.append(fault_at(unit, INCOMPLETE, form=name.rpartition(".")[2]))


def _old(sentence: Sentence, index: int) -> str:
    return sentence.forms[index] if index < len(sentence.forms) else ""
