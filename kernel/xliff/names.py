"""The elements of XLIFF 2 core: which may stand in which."""

from collections.abc import Mapping

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"  # of 2.1 too
VERSIONS = ("2.0", "2.1")

MARKED_BY = "onewindow:"  # begins the sub-states that we write

INLINE = frozenset(("cp", "ph", "pc", "sc", "ec", "mrk", "sm", "em"))
TEXTS = ("source", "target", "data")

INSIDE: Mapping[str, frozenset[str]] = {
    "": frozenset(("xliff",)),
    "xliff": frozenset(("file",)),
    "file": frozenset(("skeleton", "notes", "unit", "group")),
    "group": frozenset(("notes", "unit", "group")),
    "unit": frozenset(("notes", "originalData", "segment", "ignorable")),
    "segment": frozenset(("source", "target")),
    "ignorable": frozenset(("source", "target")),
    "originalData": frozenset(("data",)),
    "data": frozenset(("cp",)),
    "source": INLINE,
    "target": INLINE,
    "pc": INLINE,
    "mrk": INLINE,
}
PASSED_OVER = frozenset(("skeleton", "notes"))  # with all that is inside
