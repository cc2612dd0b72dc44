"""docs/LANGUAGES.md: how far each language has come, counted and not said by hand."""

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog

from documents.text.reading import Reading
from kernel.locales import LANGUAGES, LEGAL, Language
from kernel.texts import pick
from portal.words.catalogues import read
from tools.check_translations import ROOT, SOURCE, marked_sentences

PAGE = ROOT / "docs" / "LANGUAGES.md"
ITEMS = ROOT / "portal" / "demo" / "standards"
COMMON = (
    ROOT / "catalogue" / "words" / "materials.tsv",
    ROOT / "catalogue" / "words" / "steps.tsv",
)
OWN_DATES = ("mn-Mong",)
WEB_FONTS = {"ug": "arabic", "kk-Arab": "arabic", "mn-Mong": "mongolian"}
HEADS = (
    "language",
    "tag",
    "direction",
    "interface",
    "common papers and steps",
    "demo items",
    "dates",
    "plural forms",
    "letters on paper",
    "web font",
    "state of the words",
)
ABOUT = """# Languages

Made by `make words`; not to be edited by hand. *Interface*: sentences translated, of all that code
and templates mark. *Common papers and steps*: names in `catalogue/words`. *Demo items*: names and
summaries of 312; those of zh-Hant and kk-Arab are made from zh-Hans and kk as they are read.
*Letters on paper*: whether the faces in `documents/fonts` have every letter of the interface words,
in regular and in bold. The states are draft (no native reader has read them; every page says so),
reviewed and approved. Terms: `translations/terms.tsv`; what a native reader should look at first:
`translations/*/DOUBTFUL.md`. Chinese is the legal text.

Every paper is made in each of these languages: `tests/papers` makes all of them
(slips, receipt, notices, decisions, delivery, progress, guide, checklists) and reads them back.

Todo (Clear) script, in which Mongols of Xinjiang also write, is not covered: there are no words in
it. The face on paper has its letters, but nobody has checked how it sets them; the web font lacks
them.
"""


def main(arguments: Sequence[str]) -> int:
    """Write the page with --update; else say whether it is as it should be."""
    wanted = page()
    if "--update" in arguments:
        PAGE.write_text(wanted, encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == wanted:
        return 0
    print("docs/LANGUAGES.md is not up to date: make words", file=sys.stderr)
    return 1


def page() -> str:
    """Return the page as the files of today make it."""
    sentences = marked_sentences()
    rows = [
        HEADS,
        ("---",) * len(HEADS),
        *(tuple(_row(one, sentences)) for one in LANGUAGES.values()),
    ]
    return ABOUT + "\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def _row(language: Language, sentences: Catalog) -> Iterator[str]:
    words = read(language.babel)
    yield f"[{language.own_name}](pictures/pages-{language.tag}.png)"
    yield f"`{language.tag}`"
    yield "vertical" if language.vertical else language.direction
    yield _interface(language, words, sentences)
    yield _common(language.tag)
    yield _items(language.tag)
    yield "our own" if language.tag in OWN_DATES else "CLDR"
    yield str(words.num_plurals)
    yield _letters(language, words)
    yield WEB_FONTS.get(language.tag, "–")
    yield language.words


def _interface(language: Language, words: Catalog, sentences: Catalog) -> str:
    wanted = [said for said in sentences if said.id]
    if language.babel == SOURCE:
        return f"{len(wanted)} of {len(wanted)}"
    found = sum(bool((said := words.get(one.id, one.context)) and said.string) for one in wanted)
    return f"{found} of {len(wanted)}"


def _common(tag: str) -> str:
    rows = [row for table in COMMON for row in _table(table)]
    return f"{sum(pick(row, tag).lang == tag for row in rows)} of {len(rows)}"


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _items(tag: str) -> str:
    lists = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(ITEMS.glob("*.json")))
    items = [item for one in lists for item in one["items"]]
    return ", ".join(
        str(sum(pick(_texts(item, part), tag).lang == tag for item in items))
        for part in ("name", "summary")
    )


def _texts(item: dict[str, Any], part: str) -> dict[str, str]:
    others = {tag: texts.get(part, "") for tag, texts in item["texts"].items()}
    return {LEGAL: item[part], **others}


def _letters(language: Language, words: Catalog) -> str:
    reading = Reading(language.tag)
    letters = {letter for said in words if said.id for letter in str(said.string)}
    letters |= set(language.own_name)
    lacking = {
        letter
        for letter in letters
        for bold in (False, True)
        if letter.isalnum() and reading.pick(letter, bold=bold, before=None) is None
    }
    return "all" if not lacking else f"without {' '.join(sorted(lacking))}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
