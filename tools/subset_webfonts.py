"""Cut the web font of the Arabic-script pages: python -m tools.subset_webfonts."""

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset

PACKAGE = "@fontsource-variable/noto-naskh-arabic@5.3.0"
FACE = "package/files/noto-naskh-arabic-arabic-wght-normal.woff2"
LICENCE = "package/LICENSE"
FONTS = Path(__file__).resolve().parent.parent / "static" / "fonts"

# The letters of Uyghur and of Kazakh in Arabic script, the Arabic letters of names and
# borrowed words, their punctuation, and the marks that join or steer letters.
LETTERS = (
    *range(0x0621, 0x063B),
    *range(0x0640, 0x064B),
    *(0x060C, 0x061B, 0x061F, 0x066A, 0x066B, 0x066C),
    *range(0x0674, 0x0679),
    *(0x067E, 0x0686, 0x0698, 0x06A9, 0x06AD, 0x06AF, 0x06BE),
    *range(0x06C5, 0x06CD),
    *(0x06D0, 0x06D5),
    *range(0x200C, 0x2010),
)


def fetch(folder: Path) -> tuple[Path, Path]:
    """Return the face and its licence, unpacked from the npm package into `folder`."""
    subprocess.run(  # noqa: S603 - fixed words, no shell
        ["npm", "pack", "--silent", PACKAGE],  # noqa: S607 - npm is where the reader put it
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    (archive,) = folder.glob("*.tgz")
    with tarfile.open(archive) as package:
        for name in (FACE, LICENCE):
            package.extract(name, folder, filter="data")
    return folder / FACE, folder / LICENCE


def cut(face: Path, target: Path) -> None:
    """Write the letters of `face` to `target`, with every joining feature and all weights."""
    options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False)
    font = subset.load_font(str(face), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    subset.save_font(font, str(target), options)


def main() -> None:
    """Rebuild static/fonts from the published package."""
    with tempfile.TemporaryDirectory() as folder:
        face, licence = fetch(Path(folder))
        cut(face, FONTS / "arabic.woff2")
        (FONTS / "OFL-arabic.txt").write_bytes(licence.read_bytes())
    size = (FONTS / "arabic.woff2").stat().st_size
    sys.stdout.write(f"static/fonts/arabic.woff2: {size} bytes\n")


if __name__ == "__main__":
    main()
