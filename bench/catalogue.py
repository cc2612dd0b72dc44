"""The import of the real item list, publishing included, beside what its bytes cost anybody."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure
from catalogue.exchange.cells import written
from catalogue.exchange.workbooks import Writing
from tests.catalogue.twin import real_list, which_list

ROOT = Path(__file__).resolve().parent.parent
MOST_SECONDS, MOST_MB = 10.0, 200.0
MANY, MATERIALS = 40_000, 3  # items of a whole region, and of each
MOST_SECONDS_MANY, MOST_MB_MANY = 120.0, 300.0
FLASK = (sys.executable, "-m", "flask", "--app", "wsgi")


@dataclass(frozen=True, slots=True)
class Spent:
    """What one command took."""

    seconds: float
    megabytes: float


def main() -> list[Figure]:
    """Import once into an empty database, as `flask catalogue import FILE --publish` does."""
    with tempfile.TemporaryDirectory() as folder:
        path = real_list(Path(folder))
        env = {**os.environ, "ONEWINDOW_DATA_DIR": f"{folder}/data"}
        _run(env, "db", "upgrade")
        spent = _run(env, "catalogue", "import", str(path), "--publish")
        floor = _floor(path, Path(folder) / "floor.sqlite")
    return [
        *many(),
        Figure(
            name=f"import: {which_list()}, published",
            value=spent.seconds,
            unit="s",
            better="less",
            limit=MOST_SECONDS,
            floor=floor,
            floor_name="parse and store as it is",
        ),
        Figure(
            name="import: most memory of it",
            value=spent.megabytes,
            unit="MB",
            better="less",
            limit=MOST_MB,
        ),
    ]


def many() -> list[Figure]:
    """Import and export a workbook of a whole region, each with a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.xlsx"
        env = {**os.environ, "ONEWINDOW_DATA_DIR": f"{folder}/data"}
        _run(env, "db", "upgrade")
        _write_many(path)
        spent = {
            "import": _run(env, "catalogue", "import", str(path)),
            "export": _run(env, "catalogue", "export", str(path)),
            "import of the export": _run(env, "catalogue", "import", str(path)),
        }
    figures = []
    for name, one in spent.items():
        told = f"{name}: {MANY:,} items in a workbook"
        figures += [
            Figure(name=told, value=one.seconds, unit="s", better="less", limit=MOST_SECONDS_MANY),
            Figure(
                name=f"{told}, most memory",
                value=one.megabytes,
                unit="MB",
                better="less",
                limit=MOST_MB_MANY,
            ),
        ]
    return figures


def _write_many(path: Path) -> None:
    writing = Writing({kind: written(kind) for kind in ("items", "materials")})
    for number in range(MANY):
        code = f"{number:031d}"
        facts = {
            "place": "团结路1号政务服务中心",
            "legal_limit.number": "20",
            "hours": "10:00-14:00",
        }
        item = {"code": code, "name": f"事项{number}", "department": f"部门{number % 80}", **facts}
        writing.add("items", item)
        for part in range(MATERIALS):
            writing.add("materials", {"item": code, "name": f"材料{part}", "kind": "原件"})
    with path.open("wb") as file:
        writing.save(file)


def _run(env: dict[str, str], *arguments: str) -> Spent:
    """Run a command to its end; its own clock and the most memory the kernel saw."""
    began = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own command
        (*FLASK, *arguments), cwd=ROOT, env=env, stdout=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)} ended with {process.returncode}")
    return Spent(time.perf_counter() - began, usage.ru_maxrss / 1024)


def _floor(path: Path, database: Path) -> float:
    """Parse each line and store it in one durable transaction, with a process of its own."""
    program = (
        "import json, sqlite3, sys\n"
        "db = sqlite3.connect(sys.argv[2])\n"
        "db.execute('PRAGMA journal_mode=WAL')\n"
        "db.execute('CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT)')\n"
        "lines = (json.dumps(json.loads(line)) for line in open(sys.argv[1], encoding='utf-8'))\n"
        "db.executemany('INSERT INTO line (text) VALUES (?)', ((line,) for line in lines))\n"
        "db.commit()\n"
    )
    began = time.perf_counter()
    subprocess.run((sys.executable, "-c", program, str(path), str(database)), check=True)  # noqa: S603 - our own program
    return time.perf_counter() - began
