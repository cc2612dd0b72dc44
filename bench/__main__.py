"""`make bench`, or `python -m bench NAME …`: run the benchmarks and print one table."""

import os
import platform
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from bench.figures import Figure

HERE = Path(__file__).parent
HELPERS = {"__init__", "__main__", "figures", "load", "floors"}
HEADS = ("what", "measured", "promise", "floor", "ratio", "")


def main(names: Sequence[str]) -> int:
    """Print the figures of the named benchmarks (all of them by default); 1 if one is missed."""
    known = sorted(path.stem for path in HERE.glob("*.py") if path.stem not in HELPERS)
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"No benchmark {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    figures: list[Figure] = []
    load = os.getloadavg()[0]  # what others did meanwhile; a quiet machine says less than 1
    for name in names or known:
        print(f"… {name}", file=sys.stderr, flush=True)
        figures += import_module(f"bench.{name}").main()
    print(f"\nPython {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f} before\n")
    print(table(figures))
    missed = [figure.name for figure in figures if not figure.is_kept]
    print(f"\n{len(figures) - len(missed)} kept, {len(missed)} missed")
    return 1 if missed else 0


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as a Markdown table with even columns."""
    rows = [HEADS, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def _row(figure: Figure) -> tuple[str, ...]:
    sign = "≤" if figure.better == "less" else "≥"
    return (
        figure.name,
        f"{figure.value:,.4g} {figure.unit}",
        "" if figure.limit is None else f"{sign} {figure.limit:,.4g} {figure.unit}",
        "" if figure.floor is None else f"{figure.floor:,.4g} {figure.unit} {figure.floor_name}",
        "" if figure.ratio is None else f"{figure.ratio:.2f}",
        "" if figure.limit is None else "kept" if figure.is_kept else "MISSED",
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
