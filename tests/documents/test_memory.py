"""The engine stays small: web workers render papers themselves."""

import subprocess
import sys

PROGRAM = """
import re, pathlib
from documents.render import render
from tests.documents.builders import a_receipt
from tests.documents.words import LANGUAGES
for number in range(60):
    for language in LANGUAGES:
        render(a_receipt(language, applicant=chr(0x4E00 + number * 101) * 3))
status = pathlib.Path("/proc/self/status").read_text()  # getrusage counts the parent's too
print(int(re.search(r"VmHWM:\\s+(\\d+)", status)[1]) // 1024)
"""


def test_a_process_that_prints_in_all_languages_takes_at_most_80_megabytes() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, check=True, text=True
    )

    assert int(answer.stdout) <= 80
