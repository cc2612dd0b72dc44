"""The Nu HTML checker, asked about many pages at once (it takes two seconds to start)."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

JAR = Path(__file__).parents[2] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def nu(pages: Mapping[str, str], folder: Path) -> list[str]:
    """Return the checker's errors for pages by name; none is what a test wants.

    The pages are written to `folder` first: the checker refuses loopback addresses.
    """
    named = {}
    for number, (name, html) in enumerate(pages.items()):
        file = folder / f"{number}.html"
        file.write_text(html, encoding="utf-8")
        named[str(file)] = name
    command = ["java", "-jar", str(JAR), "--format", "json", "--exit-zero-always", *named]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{_name(said, named)}: {said['message']} (line {said.get('lastLine')})"
        for said in messages
        if said["type"] in {"error", "non-document-error"}
    ]


def _name(said: dict[str, str], named: dict[str, str]) -> str:
    place = said.get("url", "").removeprefix("file:")
    return named.get(place, place)
