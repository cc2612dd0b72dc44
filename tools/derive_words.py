"""Interface words of a language in its other script: derived from the first, by hand where needed.

What `translations/<locale>/by_hand.po` says wins over what the rules of `kernel.scripts` make.
"""

import sys
from collections.abc import Iterator, Sequence

from babel.messages.catalog import Catalog, Message

from kernel.locales import LANGUAGES
from kernel.scripts import DERIVED
from portal.words.catalogues import Said, by_hand, hand_path, path_of, read, written
from portal.words.derived import in_other_script
from tools.check_translations import ROOT

HEAD = """\
# {name} ({locale}) words of Onewindow's interface.
# DRAFT: derived from translations/{source} by `make words`; never edited here.
# A sentence that should read otherwise stands in translations/{locale}/by_hand.po.
# Where it matters, the Chinese text decides."""


def main(arguments: Sequence[str]) -> int:
    """Write the derived catalogues, print what is wrong with them; return whether anything is."""
    faults = 0
    for tag, derivation in DERIVED.items():
        if not path_of(LANGUAGES[derivation.source].babel).exists():
            continue
        if "--update" in arguments:
            write(tag)
        for fault in faults_of(tag):
            print(fault, file=sys.stderr)
            faults += 1
    return 1 if faults else 0


def faults_of(tag: str) -> Iterator[str]:
    """Yield what is wrong with the catalogue that is derived for `tag`."""
    path = path_of(LANGUAGES[tag].babel)
    if not path.exists() or path.read_bytes() != derived(tag):
        yield f"{path.relative_to(ROOT)} is not what its source says now: run `make words`"
    source = read(LANGUAGES[DERIVED[tag].source].babel)
    for said in by_hand(tag):
        if said.id and source.get(said.id, said.context) is None:
            yield f"{hand_path(tag).relative_to(ROOT)}: {said.id!r} is used nowhere"


def write(tag: str) -> None:
    """Write the catalogue that is derived for `tag`."""
    path = path_of(LANGUAGES[tag].babel)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(derived(tag))


def derived(tag: str) -> bytes:
    """Return the catalogue for `tag` as a file: each sentence by hand, or rewritten."""
    source, hand = read(LANGUAGES[DERIVED[tag].source].babel), by_hand(tag)
    catalogue = empty(tag, source)
    for said in source:
        if said.id:
            found = hand.get(said.id, said.context)
            add(catalogue, said, found.string if found else in_other_script(said.string, tag))
    return written(catalogue)


def empty(tag: str, source: Catalog) -> Catalog:
    """Return a catalogue without sentences, headed as the one it is derived from."""
    language, origin = LANGUAGES[tag], LANGUAGES[DERIVED[tag].source]
    catalogue = Catalog(locale=language.babel, fuzzy=False)
    own = {"Language": language.babel, "Language-Team": language.babel}
    catalogue.mime_headers = [(key, own.get(key, value)) for key, value in source.mime_headers]
    catalogue.header_comment = HEAD.format(
        name=language.own_name, locale=language.babel, source=origin.babel
    )
    return catalogue


def add(catalogue: Catalog, said: Message, words: Said) -> None:
    """Add the sentence `said` in its new `words`, with its places and remarks."""
    catalogue.add(
        said.id,
        words or "",
        said.locations,
        said.flags,
        said.auto_comments,
        said.user_comments,
        context=said.context,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
