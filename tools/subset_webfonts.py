"""Cut the web fonts of scripts that phones often lack: python -m tools.subset_webfonts."""

import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset

FONTS = Path(__file__).resolve().parent.parent / "static" / "fonts"
LICENCE = "package/LICENSE"


@dataclass(frozen=True, slots=True)
class WebFont:
    """A face of an npm package, and the letters of it that our pages need."""

    name: str
    package: str
    face: str
    letters: tuple[int, ...]


WEB_FONTS = (
    WebFont(
        name="arabic",
        package="@fontsource-variable/noto-naskh-arabic@5.3.0",
        face="package/files/noto-naskh-arabic-arabic-wght-normal.woff2",
        # The letters of Uyghur and of Kazakh in Arabic script, the Arabic letters of names and
        # borrowed words, their punctuation, and the marks that join or steer letters.
        letters=(
            *range(0x0621, 0x063B),
            *range(0x0640, 0x064B),
            *(0x060C, 0x061B, 0x061F, 0x066A, 0x066B, 0x066C),
            *range(0x0674, 0x0679),
            *(0x067E, 0x0686, 0x0698, 0x06A9, 0x06AD, 0x06AF, 0x06BE),
            *range(0x06C5, 0x06CD),
            *(0x06D0, 0x06D5),
            *range(0x200C, 0x2010),
        ),
    ),
    WebFont(
        name="mongolian",
        package="@fontsource/noto-sans-mongolian@5.3.0",
        face="package/files/noto-sans-mongolian-mongolian-400-normal.woff2",
        # Punctuation, selectors and the vowel separator; the letters of Mongolian itself, those
        # for borrowed words among them. Todo, Sibe and Manchu are declared as not covered.
        letters=(*range(0x1800, 0x1810), *range(0x1820, 0x1843), 0x180F, 0x200C, 0x200D, 0x202F),
    ),
)


def fetch(font: WebFont, folder: Path) -> tuple[Path, Path]:
    """Return the face and its licence, unpacked from the npm package into `folder`."""
    subprocess.run(  # noqa: S603 - fixed words, no shell
        ["npm", "pack", "--silent", font.package],  # noqa: S607 - npm is where the reader put it
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    (archive,) = folder.glob("*.tgz")
    with tarfile.open(archive) as package:
        for name in (font.face, LICENCE):
            package.extract(name, folder, filter="data")
    return folder / font.face, folder / LICENCE


def cut(font: WebFont, face: Path, target: Path) -> None:
    """Write the letters of `face` to `target`, with every joining feature and all weights."""
    options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False)
    loaded = subset.load_font(str(face), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=font.letters)
    cutter.subset(loaded)
    subset.save_font(loaded, str(target), options)


def main() -> None:
    """Rebuild static/fonts from the published packages."""
    for font in WEB_FONTS:
        target = FONTS / f"{font.name}.woff2"
        with tempfile.TemporaryDirectory() as folder:
            face, licence = fetch(font, Path(folder))
            cut(font, face, target)
            (FONTS / f"OFL-{font.name}.txt").write_bytes(licence.read_bytes())
        sys.stdout.write(f"static/fonts/{target.name}: {target.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
