"""What the shape of a list is made of: records, several of them, texts, and single fields."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from catalogue.exchange import readers as r
from catalogue.exchange.problems import WrongValue
from catalogue.exchange.readers import Reader
from kernel.locales import LANGUAGES
from kernel.refusals import N_

MOST_PARTS = 1_000  # materials, steps, fees or questions of one item
Complain = Callable[[str, object, WrongValue], None]  # (path, value, what is wrong)


@dataclass(frozen=True, slots=True)
class Record:
    """A kind of facts and how each of its fields is read."""

    kind: type
    fields: Mapping[str, "Reader | Record | Several | TextsShape"]
    fixed: Mapping[str, object] | None = None

    def read(self, data: Any, path: str, complain: Complain) -> Any:
        """Return the facts of `data`; None (and complaints) where something is wrong."""
        if not isinstance(data, dict):
            return complain(path, data, WrongValue(N_("A group of named values is expected here.")))
        for name in data.keys() - self.fields.keys():
            wrong = WrongValue(
                N_("This column is not known. Name it as in the template, or remove it.")
            )
            complain(f"{path}{name}", data[name], wrong)
        marks: list[str] = []

        def note(where: str, value: object, wrong: WrongValue) -> None:
            marks.append(where)
            complain(where, value, wrong)

        found = {
            name: read_field(field, data.get(name), f"{path}{name}", note)
            for name, field in self.fields.items()
        }
        return None if marks else self.kind(**(self.fixed or {}), **found)


@dataclass(frozen=True, slots=True)
class Several:
    """A list of facts; as a cell: one a line, its fields with | between them."""

    record: Record
    cell: Callable[[str], dict[str, Any]] | None = None

    def read(self, data: Any, path: str, complain: Complain) -> tuple[Any, ...]:
        """Return all of them that are right."""
        if data in (None, "", []):
            return ()
        if isinstance(data, str) and self.cell:
            data = [self.cell(line) for line in r.lines(data)]
        if not isinstance(data, list):
            complain(path, data, WrongValue(N_("A list is expected here.")))
            return ()
        if len(data) > MOST_PARTS:
            wrong = N_(
                "There are %(number)s of them; at most %(most)s fit. Make several items of it."
            )
            complain(path, "", WrongValue(wrong, number=len(data), most=MOST_PARTS))
            return ()
        found = (
            self.record.read(part, f"{path}[{number}].", complain)
            for number, part in enumerate(data, 1)
        )
        return tuple(part for part in found if part is not None)


@dataclass(frozen=True, slots=True)
class TextsShape:
    """Translations: {language: {field: text}}."""

    keys: tuple[str, ...]

    def read(self, data: Any, path: str, complain: Complain) -> dict[str, dict[str, str]]:
        """Return them without empty ones."""
        found: dict[str, dict[str, str]] = {}
        wrong = WrongValue(N_("Give translations as {language: {field: text}}."))
        if data and not isinstance(data, dict):
            complain(path, data, wrong)
            return found
        for tag, words in data.items() if data else ():
            if tag not in LANGUAGES or not isinstance(words, dict) or words.keys() - {*self.keys}:
                complain(f"{path}.{tag}", words, wrong)
                continue
            kept = {
                k: read_field(r.text(), v, f"{path}.{tag}.{k}", complain) for k, v in words.items()
            }
            if any(kept.values()):
                found[tag] = {key: text for key, text in sorted(kept.items()) if text}
        return dict(sorted(found.items()))


def read_field(
    field: "Reader | Record | Several | TextsShape", value: Any, path: str, complain: Complain
) -> Any:
    """Return one fact; where it is wrong, complain and return None."""
    try:
        if isinstance(field, Several | TextsShape):
            return field.read(value, path, complain)
        if isinstance(field, Record):
            return field.read(value or {}, f"{path}.", complain)
        return field(value)
    except WrongValue as wrong:
        return complain(path, value, wrong)
