"""PDFBox Preflight, asked about many papers at once: are they PDF/A-1b?"""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tools.machine import preflight

VALIDATOR = "org.apache.pdfbox.preflight.Validator_A1b"
ANSWER = re.compile(r"^The file (\S+) is ", re.MULTILINE)


def faults(papers: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """Return which rules are broken, by the name of the paper; nothing is what a test wants."""
    names = {f"{number}.pdf": name for number, name in enumerate(papers)}
    for file, name in names.items():
        (folder / file).write_bytes(papers[name])
    command = ["java", "-cp", preflight(), VALIDATOR, "batch", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    _, *answers = ANSWER.split(done.stdout)
    said = dict(zip(map(names.get, answers[::2]), answers[1::2], strict=True))
    assert said.keys() == papers.keys(), done.stderr
    return {str(name): words for name, words in said.items() if not words.startswith("a valid")}
