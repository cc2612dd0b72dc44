"""The project's own files, as the architecture tests walk them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = (
    "kernel",
    "groundwork",
    "documents",
    "organisation",
    "catalogue",
    "booking",
    "intake",
    "feedback",
    "portal",
)
TOOLS = ("tools", "bench", "tests")


@dataclass(frozen=True)
class Function:
    """A function and where it stands."""

    place: str
    lines: int


def sources(*folders: str) -> list[Path]:
    """Return the Python files of `folders`, in order."""
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


def short(path: Path) -> str:
    """Return a path as a reader names it."""
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[Function]:
    """Yield the functions of a file with their length, decorators and docstring left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1 - _docstring(node)
            yield Function(f"{short(path)}:{node.lineno} {node.name}", lines)


def _docstring(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        return (first.end_lineno or first.lineno) - first.lineno + 1
    return 0
