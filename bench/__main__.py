"""`make bench`, or `python -m bench NAME …`: run the benchmarks and print one table.

`python -m bench --keep` runs all of them and writes the table into docs/BENCHMARKS.md too.
"""

import os
import platform
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from bench.figures import Figure
from kernel import clock

HERE = Path(__file__).parent
KEPT = HERE.parent / "docs" / "BENCHMARKS.md"
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"
HELPERS = {"__init__", "__main__", "figures", "load", "floors", "judged"}
HEADS = ("what", "measured", "promise", "floor", "ratio", "")


def main(names: Sequence[str]) -> int:
    """Print the figures of the named benchmarks (all of them by default); 1 if one is missed."""
    keeping, names = "--keep" in names, [name for name in names if name != "--keep"]
    known = sorted(path.stem for path in HERE.glob("*.py") if path.stem not in HELPERS)
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"No benchmark {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    where = machine()
    figures: list[Figure] = []
    for name in names or known:
        print(f"… {name}", file=sys.stderr, flush=True)
        figures += import_module(f"bench.{name}").main()
    missed = [figure.name for figure in figures if not figure.is_kept]
    said = f"{where}\n\n{table(figures)}\n\n{len(figures) - len(missed)} kept, {len(missed)} missed"
    print(f"\n{said}")
    if keeping and not names:
        KEPT.write_text(kept_in(KEPT.read_text(encoding="utf-8"), said), encoding="utf-8")
    return 1 if missed else 0


def machine() -> str:
    """Say when and where: the load is what others did meanwhile, below 1 where it was quiet."""
    day = clock.office_day(clock.now()).isoformat()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    size = f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}"
    return (
        f"{day}, Python {platform.python_version()}, {size}, load {os.getloadavg()[0]:.1f} before"
    )


def kept_in(document: str, said: str) -> str:
    """Return the document with what the last run said in place of what an earlier one did."""
    before, _, rest = document.partition(BEGIN)
    return f"{before}{BEGIN}\n{said}\n\n{END}{rest.partition(END)[2]}"


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
