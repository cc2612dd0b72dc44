"""A strict judge of XLIFF 2.0 files: elements, their order, attributes and ids as OASIS has them.

Written after the core specification (OASIS Standard, 5 August 2014); it knows only the core.
"""

import re
from collections.abc import Iterator

from lxml import etree

SPACE = "{urn:oasis:names:tc:xliff:document:2.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
TOKEN = re.compile(r"[\w.:-]+", re.ASCII)
LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")
STATES = ("initial", "translated", "reviewed", "final")

# what may stand inside, in this order; + once at least, ? once at most
CHILDREN = {
    "xliff": "(file )+",
    "file": "(skeleton )?(notes )?((unit |group ))+",
    "group": "(notes )?((unit |group ))*",
    "unit": "(notes )?(originalData )?((segment |ignorable ))+",
    "segment": "source (target )?",
    "ignorable": "source (target )?",
    "notes": "(note )+",
    "originalData": "(data )+",
    "data": "(cp )*",
    "source": "((cp |ph ))*",
    "target": "((cp |ph ))*",
    "note": "",
    "ph": "",
    "cp": "",
}
MIXED = {"note", "data", "source", "target"}
NEEDED = {"xliff": {"version", "srcLang"}, "file": {"id"}, "group": {"id"}, "unit": {"id"}}
NEEDED |= {"data": {"id"}, "ph": {"id"}, "cp": {"hex"}}
SCOPED = {"srcDir", "trgDir", "canResegment", "translate", XML + "space"}
ALLOWED = {
    "xliff": {"trgLang", XML + "space"},
    "file": {"original", *SCOPED},
    "group": {"name", "type", *SCOPED},
    "unit": {"name", "type", *SCOPED},
    "segment": {"id", "canResegment", "state", "subState"},
    "ignorable": {"id"},
    "note": {"id", "appliesTo", "category", "priority", "ref"},
    "data": {"dir", XML + "space"},
    "ph": {"canCopy", "canDelete", "canReorder", "copyOf", "disp", "equiv", "dataRef", "type"},
    "source": {XML + "lang", XML + "space"},
    "target": {XML + "lang", XML + "space", "order"},
}


def breaches(content: bytes) -> list[str]:
    """Return what of a file is not XLIFF 2.0 core."""
    root = etree.fromstring(content)
    found = [one for element in root.iter(etree.Element) for one in _element(element)]
    if root.tag != f"{SPACE}xliff" or root.get("version") != "2.0":
        found.append("root")
    found += [f"language {name}" for name in _languages(root) if not LANGUAGE.fullmatch(name)]
    for file in root.iter(f"{SPACE}file"):
        for name in ("unit", "group"):
            found += _twice([one.get("id", "") for one in file.iter(SPACE + name)], name)
    for unit in root.iter(f"{SPACE}unit"):
        found += _codes(unit)
    return found


def _element(element: etree._Element) -> Iterator[str]:
    name = element.tag.removeprefix(SPACE)
    inside = "".join(f"{child.tag.removeprefix(SPACE)} " for child in element)
    if not re.fullmatch(CHILDREN.get(name, "x"), inside):
        yield f"<{name}> holds {inside[:80]}"
    needed = NEEDED.get(name, set())
    given = set(element.keys())
    if needed - given or given - needed - ALLOWED.get(name, set()):
        yield f"<{name}> has {sorted(given)}"
    if name not in MIXED and _loose(element):
        yield f"<{name}> holds text"
    if name != "cp" and "id" in given and not TOKEN.fullmatch(element.get("id", "")):
        yield f"<{name}> has the id {element.get('id')!r}"
    state = element.get("state", "initial")
    if state not in STATES or (state != "initial" and element.find(f"{SPACE}target") is None):
        yield f"<{name}> has the state {state}"


def _loose(element: etree._Element) -> str:
    return "".join([element.text or "", *(child.tail or "" for child in element)]).strip()


def _languages(root: etree._Element) -> list[str]:
    return [root.get("srcLang", ""), root.get("trgLang", "x")]


def _twice(ids: list[str], name: str) -> list[str]:
    return [f"<{name}> {one} twice" for one in set(ids) if ids.count(one) > 1]


def _codes(unit: etree._Element) -> Iterator[str]:
    """Yield codes without data, and ids of codes that are not unique in source or target."""
    data = [one.get("id", "") for one in unit.iter(f"{SPACE}data")]
    yield from _twice(data, "data")
    for side in ("source", "target"):
        codes = [code for text in unit.iter(SPACE + side) for code in text.iter(f"{SPACE}ph")]
        yield from _twice([code.get("id", "") for code in codes], "ph")
        for code in codes:
            if code.get("dataRef") not in data:
                yield f"<ph> without data in {unit.get('id')}"
