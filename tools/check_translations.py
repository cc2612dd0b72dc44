"""Interface words: every marked sentence is translated, placeholders kept, in each language.

There is no messages.pot to fall behind: the code and the templates are the template.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg

from kernel.locales import LANGUAGES
from portal.words import catalogues
from portal.words.catalogues import forms_of, path_of, read, written
from portal.words.checks import placeholder_problems
from tools.mongolian_suffixes import faults_in, loose_suffixes

ROOT = Path(__file__).resolve().parent.parent
TERMS = catalogues.CATALOGUES / "terms.tsv"
SOURCE = "en"  # the sentences in the code are English
NEEDED = tuple(sorted(one.babel for one in LANGUAGES.values() if one.tag != "en"))
SHOWN = 40  # faults of one language on a screen
OWN_KEYWORDS = ("N_", "_l", "_n:1,2")


def main(arguments: Sequence[str]) -> int:
    """Print what each language lacks and how complete it is; return whether anything is wrong."""
    wanted = marked_sentences()
    if "--update" in arguments:
        update(wanted)
    faults = 0
    for locale in sorted({*NEEDED, *found_locales()} - {SOURCE}):
        found = list(faults_of(locale, read(locale), wanted))
        faults += len(found)
        for fault in found[:SHOWN]:
            print(fault, file=sys.stderr)
        if len(found) > SHOWN:
            print(f"… and {len(found) - SHOWN} more", file=sys.stderr)
        print(f"{locale}: {len(wanted)} sentences, {len(found)} faults")
    for fault in faults_in(TERMS):
        faults += 1
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def found_locales() -> set[str]:
    """Return the locales that have a catalogue."""
    return {path.parts[-3] for path in catalogues.CATALOGUES.glob("*/LC_MESSAGES/messages.po")}


def marked_sentences() -> Catalog:
    """Return every sentence that code and templates mark, with the places that use it."""
    catalogue = Catalog(project="Onewindow", charset="utf-8")
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    keywords = {**DEFAULT_KEYWORDS, **parse_keywords(OWN_KEYWORDS)}
    found = extract_from_dir(
        ROOT, methods, options, keywords, comment_tags=("Translators:",), strip_comment_tags=True
    )
    for path, line, sentence, comments, context in found:
        catalogue.add(sentence, None, [(path, line)], auto_comments=comments, context=context)
    return catalogue


def faults_of(locale: str, catalogue: Catalog, wanted: Catalog) -> Iterator[str]:
    """Yield what is wrong with one language's words."""
    for sentence in wanted:
        if not sentence.id:
            continue
        where = f"{path_of(locale).relative_to(ROOT)}: {forms_of(sentence.id)[0]!r}"
        said = catalogue.get(sentence.id, sentence.context)
        if said is None or not _is_complete(said, catalogue.num_plurals):
            yield f"{where} is not translated ({sentence.locations[0][0]})"
        elif said.fuzzy:
            yield f"{where} is marked fuzzy"
        else:
            yield from (f"{where} {problem}" for problem in placeholder_problems(said, catalogue))
            yield from (f"{where} has {one} after a plain space" for one in loose_in(said))
    for left in catalogue:
        if left.id and wanted.get(left.id, left.context) is None:
            yield f"{path_of(locale).relative_to(ROOT)}: {forms_of(left.id)[0]!r} is used nowhere"


def loose_in(said: Message) -> Iterator[str]:
    """Yield the Mongolian suffixes of a translation that are not joined by U+202F."""
    for form in forms_of(said.string):
        yield from loose_suffixes(form)


def _is_complete(said: Message, plurals: int) -> bool:
    forms = forms_of(said.string)
    return all(forms) and len(forms) == (plurals if said.pluralizable else 1)


def update(wanted: Catalog) -> None:
    """Bring new sentences into every catalogue, to be translated by hand; drop unused ones."""
    for locale in sorted({*NEEDED, *found_locales()} - {SOURCE}):
        catalogue = read(locale)
        catalogue.update(wanted, no_fuzzy_matching=True, update_creation_date=False)
        path_of(locale).parent.mkdir(parents=True, exist_ok=True)
        path_of(locale).write_bytes(written(catalogue))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
