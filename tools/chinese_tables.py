"""Tables of traditional and simplified characters, taken from OpenCC: run after a new version.

Of OpenCC's fifty thousand phrases those are left out that their characters spell already, or
shorter words among them: the same answers at a thirtieth of the memory.
"""

import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import opencc

from kernel.scripts.pairs import HERE

PHRASES = ("STPhrases", "STPhrases_GeneratedFromRegionalPhrases")
TRADITIONAL = "s2tw"  # Taiwan's characters, the mainland's words
SIMPLIFIED = ("t2s", "tw2s", "hk2s")
EVERYDAY = "么"  # simplified for 麼; that it also stands for 幺 helps nobody who searches
HAN = (*range(0x3400, 0xA000), *range(0x20000, 0x2A6E0))
HEAD = "# From OpenCC {version} (Apache-2.0) by tools/chinese_tables.py; by hand: hant_words.tsv.\n"


def main() -> None:
    """Write both tables anew."""
    for name, pairs in (("hant.tsv", traditional()), ("hans.tsv", simplified())):
        (HERE / name).write_text(table(pairs), encoding="utf-8")
        print(f"{name}: {len(pairs)} spellings")


def table(pairs: Mapping[str, str]) -> str:
    """Return `pairs` as the text of a table."""
    lines = (f"{one}\t{other}\n" for one, other in pairs.items())
    return HEAD.format(version=opencc.__version__) + "".join(lines)


def traditional() -> dict[str, str]:
    """Return characters that change, and the words whose characters do not spell them."""
    convert = opencc.OpenCC(TRADITIONAL).convert
    spelled = {c: convert(c) for c in map(chr, HAN) if convert(c) != c}
    longest = 1
    for phrase in sorted(set(phrases()), key=lambda phrase: (len(phrase), phrase)):
        wanted = convert(phrase)
        if _spell(phrase, spelled, longest) != wanted:
            spelled[phrase] = wanted
            longest = max(longest, len(phrase))
    return spelled


def simplified() -> dict[str, str]:
    """Return the simplified character of each character that has another one."""
    pairs: dict[str, str] = {}
    for config in SIMPLIFIED:
        convert = opencc.OpenCC(config).convert
        found = ((c, convert(c)) for c in map(chr, HAN) if c not in EVERYDAY)
        pairs.update((c, s) for c, s in found if s != c and len(s) == 1 and c not in pairs)
    return {c: pairs.get(s, s) for c, s in sorted(pairs.items())}


def _spell(text: str, words: Mapping[str, str], longest: int) -> str:
    """Return what the words known so far make of `text`, the longest first."""
    done, at = "", 0
    while at < len(text):
        ends = range(min(at + longest, len(text)), at, -1)
        end = next((end for end in ends if text[at:end] in words), at + 1)
        done += words.get(text[at:end], text[at:end])
        at = end
    return done


def phrases() -> Iterator[str]:
    """Yield the words that OpenCC knows, read by the program that comes with it."""
    home = Path(opencc.__file__).parent / "clib"
    for name in PHRASES:
        yield from _first_column(_dumped(home, name))


def _dumped(home: Path, name: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "dumped.txt"
        source = home / "share" / "opencc" / f"{name}.ocd2"
        program = str(home / "bin" / "opencc_dict")
        command = (program, "-i", str(source), "-f", "ocd2", "-o", str(text), "-t", "text")
        subprocess.run(command, check=True)  # noqa: S603 - a program that we installed
        return text.read_text(encoding="utf-8")


def _first_column(text: str) -> Iterable[str]:
    return (line.partition("\t")[0] for line in text.splitlines())


if __name__ == "__main__":
    main()
