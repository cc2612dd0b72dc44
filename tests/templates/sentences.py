"""Invented sentences for looking at pages; the Uyghur and Mongolian ones are drafts."""

import json
from pathlib import Path

Sentences = dict[str, dict[str, str]]  # by language, then by name

SENTENCES: Sentences = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
