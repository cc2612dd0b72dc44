"""Every address of the house, with arguments that fit and arguments that hurt."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from flask import Flask
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.routing import Rule

from catalogue.rules.uuids import service_uuid
from kernel.access import Access, Action
from tests.architecture.house import PACKAGES, sources
from tests.client import PageClient
from tests.faults.house import House

OWN = 909090909  # stands where a hostile value will be put
ASKED = re.compile(
    r'(?:request\.args|\basked)(?:\.get|\.getlist)?\(\s*"(\w+)"'
    r'|"(\w+)" (?:not )?in (?:request\.args|asked)\b'
)
USUAL = ("q", "page", "before", "item", "centre", "from", "theme", "department", "next", "year")

HOSTILE = {  # as they stand in an address
    "NUL": "%00",
    "NUL within": "a%00b",
    "not UTF-8": "%ff%fe",
    "a lone surrogate": "%ED%A0%80",
    "beyond 64 bits": "1" + 30 * "0",
    "beyond 32 bits": str(2**31),
    "beyond 64 bits, negative": "-1" + 30 * "0",
    "negative": "-1",
    "a fraction": "1.5",
    "a date that cannot be": "2026-02-31",
    "the last date": "9999-12-31",
    "the first date": "0001-01-01",
    "markup": "%3Cscript%3Ealert(1)%3C%2Fscript%3E%22'",
    "another line": "a%0d%0aSet-Cookie:%20x=1",
    "upwards": "..%2f..%2fetc%2fpasswd",
    "a turn of direction": "%E2%80%AE%E2%81%A6abc",
    "other digits": "%D9%A1%D9%A2%D9%A3",
    "long": "%E6%9D%90" * 300,
}


@dataclass(frozen=True)
class Address:
    """One rule of the address map, with arguments that name something in the house."""

    rule: Rule
    path: str
    access: Access
    action: Action

    @property
    def reads(self) -> bool:
        return "GET" in (self.rule.methods or ())

    @property
    def writes(self) -> bool:
        return "POST" in (self.rule.methods or ())


def addresses(app: Flask, house: House) -> list[Address]:
    """Return all of them; a view without an audience fails here."""
    found = []
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        audience, action = getattr(view, "access"), getattr(view, "action")  # noqa: B009 - labels
        found.append(Address(rule, path_of(app, rule, _arguments(rule, house)), audience, action))
    return found


def path_of(app: Flask, rule: Rule, arguments: dict[str, object]) -> str:
    adapter = app.url_map.bind("127.0.0.1")
    return str(adapter.build(rule.endpoint, arguments, append_unknown=False))


def _arguments(rule: Rule, house: House) -> dict[str, object]:
    return {name: _argument(rule, name, house) for name in rule.arguments}


def _argument(rule: Rule, name: str, house: House) -> object:
    kind = type(rule._converters[name]).__name__
    if kind == "AnyConverter":
        return min(rule._converters[name].items)
    if kind == "IntegerConverter":
        return 1
    if kind == "UUIDConverter":
        return service_uuid(house.item)
    about_a_case = not rule.endpoint.startswith(("appointments.", "takeaway."))
    known = {
        "lang": "en",
        "slug": "hall",
        "token": house.paper,
        "iso": "2026-11-24",
        "reference": house.case if about_a_case else house.appointment,
        "ref": house.case if about_a_case else house.appointment,
        "appointment": house.appointment,
        "code": "CN" if "calendars" in rule.rule else house.item,
    }
    return known.get(name, "1")


def hostile_paths(app: Flask, address: Address, house: House) -> Iterator[str]:
    """Yield the address with each argument in turn replaced by each hostile value."""
    fitting = _arguments(address.rule, house)
    for name in sorted(address.rule.arguments):
        if type(address.rule._converters[name]).__name__ in ("AnyConverter", "LanguageConverter"):
            continue
        path = path_of(app, address.rule, {**fitting, name: OWN})
        yield from (path.replace(str(OWN), value) for value in HOSTILE.values())


class Noted(ImmutableMultiDict[str, str]):
    """A query that remembers what a page asked it for."""

    asked: ClassVar[set[str]] = set()

    def get(self, name: str, *given: Any, **more: Any) -> Any:
        Noted.asked.add(name)
        return super().get(name, *given, **more)

    def getlist(self, name: str, *given: Any, **more: Any) -> Any:
        Noted.asked.add(name)
        return super().getlist(name, *given, **more)

    def __contains__(self, name: object) -> bool:
        Noted.asked.add(str(name))
        return super().__contains__(name)


def asks_for(app: Flask, client: PageClient, address: Address, house: House) -> frozenset[str]:
    """Return what the page of this address looks for behind the question mark."""
    usual = app.request_class.parameter_storage_class
    app.request_class.parameter_storage_class = Noted
    Noted.asked.clear()
    try:
        client.get(f"{address.path}?{_fitting(address, house)}", lint=False)
    finally:
        app.request_class.parameter_storage_class = usual
    return frozenset(Noted.asked)


@cache
def asked_names() -> tuple[str, ...]:
    """Return every name that any page of ours asks its query for."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources(*PACKAGES))
    found = {one or other for one, other in ASKED.findall(code)}
    return tuple(sorted({*found, *USUAL}))


def _fitting(address: Address, house: House) -> str:
    """Return what an address has to be asked for before it looks at anything else."""
    return f"item={house.item}&centre=hall&" if "/book" in address.path else ""


def hostile_queries(address: Address, house: House, looked_for: Set[str]) -> Iterator[str]:
    """Yield the address with every known name set to each hostile value; last, to two values.

    What is long stands only where it is looked for: a server cuts a longer line off by itself.
    """
    asked = _fitting(address, house)
    names = [name for name in asked_names() if f"{name}=" not in asked]
    for kind, value in HOSTILE.items():
        those = names if kind != "long" else sorted(looked_for & {*names})
        yield f"{address.path}?{asked}" + "&".join(f"{name}={value}" for name in those)
    yield f"{address.path}?{asked}{asked}" + "&".join(f"{name}=1&{name}=2" for name in names)
    yield f"{address.path}?item=%00&item={'9' * 30}&centre=%00&centre=%ff"
