"""Lock files: they name versions and digests, and nowhere to fetch them from."""

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements/run.txt", "requirements/dev.txt", "package-lock.json")
ADDRESS = re.compile(r"https?://|--(extra-)?index-url|--find-links|\"resolved\"")
PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+(\[[a-z,]+\])?)==[^ ;]+")
WISHED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)")
COMPILE = (
    *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal"),
    *("--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-header"),
)


def main(arguments: Sequence[str]) -> int:
    """Print what is wrong with the lock files, and return whether anything is."""
    if "--update" in arguments:
        update()
    faults = [fault for name in LOCKS for fault in addresses(name, (ROOT / name).read_text())]
    faults += [fault for part in ("run", "dev") for fault in unlocked(part)]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def update() -> None:
    """Compile the lock files anew; the versions of run.txt hold for dev.txt too."""
    for part in ("run", "dev"):
        bound = () if part == "run" else ("--constraint", "requirements/run.txt")
        files = ("--output-file", f"requirements/{part}.txt", f"requirements/{part}.in")
        subprocess.run([*COMPILE, *bound, *files], cwd=ROOT, check=True)  # noqa: S603 - ours


def addresses(name: str, text: str) -> Iterator[str]:
    """Yield each line of a lock file that says where to fetch from."""
    for number, line in enumerate(text.splitlines(), 1):
        if ADDRESS.search(line):
            yield f"{name}:{number}: a lock file names no address: {line.strip()[:80]}"


def unlocked(part: str) -> Iterator[str]:
    """Yield each wish of `part`.in that `part`.txt does not fulfil."""
    folder = ROOT / "requirements"
    wished = names(WISHED, (folder / f"{part}.in").read_text())
    pinned = names(PINNED, (folder / f"{part}.txt").read_text())
    for name in sorted(wished - pinned):
        yield f"requirements/{part}.txt does not lock {name}: run `make locks`"


def names(pattern: re.Pattern[str], text: str) -> set[str]:
    """Return the packages named at the beginnings of lines, in their normal spelling."""
    found = (pattern.match(line) for line in text.splitlines() if not line.startswith("-"))
    return {normal(match["name"]) for match in found if match}


def normal(name: str) -> str:
    """Return a package's name as the index spells it, without extras."""
    return re.sub(r"[-_.]+", "-", name.partition("[")[0]).lower()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
