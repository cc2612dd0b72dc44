"""XLIFF 2 (OASIS): the file format that translators' tools exchange; its core, no modules."""

from kernel.xliff.reading import read_xliff
from kernel.xliff.writing import write_xliff

__all__ = ["read_xliff", "write_xliff"]
