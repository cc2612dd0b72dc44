"""Programs that tests need beside Python: found, else installed the way the platform can."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Need:
    """A program by any of its names, the Debian packages that bring it, and what it is for.

    A program for Java is a file, which is not on the path.
    """

    programs: tuple[str, ...]
    packages: tuple[str, ...]
    purpose: str
    all_of: bool = False

    def is_met(self) -> bool:
        """Whether it is on this machine."""
        found = [_is_here(program) for program in self.programs]
        return all(found) if self.all_of else any(found)


def _is_here(program: str) -> bool:
    return (
        Path(program).is_file() if program.endswith(".jar") else shutil.which(program) is not None
    )


CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
JARS = tuple(
    f"/usr/share/java/{name}.jar"
    for name in (
        "preflight",
        "pdfbox2",
        "fontbox2",
        "xmpbox",
        "commons-io",
        "commons-logging",
        "javax.activation",
        "jaxb-api",
    )
)
NEEDS: Mapping[str, Need] = {
    "chromium": Need(CHROMIUM, ("chromium",), "a browser to walk the pages"),
    "poppler": Need(
        ("pdftotext", "pdftoppm", "pdffonts"),
        ("poppler-utils",),
        "reading papers back",
        all_of=True,
    ),
    "zbar": Need(("zbarimg",), ("zbar-tools",), "reading QR codes back"),
    "java": Need(("java",), ("default-jre-headless",), "the checkers of HTML and PDF/A"),
    "preflight": Need(
        JARS,
        (
            "libpdfbox2-java",
            "libcommons-io-java",
            "libcommons-logging-java",
            "libactivation-java",
            "libjaxb-api-java",
        ),
        "checking that papers can be archived",
        all_of=True,
    ),
    "redis": Need(("redis-server",), ("redis-server",), "counting failed tries on Redis"),
    "npm": Need(("npm",), ("nodejs", "npm"), "fetching the accessibility and HTML checkers"),
}


def chromium() -> str:
    """Return the path of the installed Chromium. Raises RuntimeError when there is none."""
    named = os.environ.get("ONEWINDOW_TEST_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        raise RuntimeError(_advice([NEEDS["chromium"]]))
    return found


def preflight() -> str:
    """Return the class path of PDFBox Preflight: a file that is named, or those of Debian."""
    return os.environ.get("ONEWINDOW_TEST_PREFLIGHT") or ":".join(JARS)


def main(names: Sequence[str]) -> int:
    """Install what is missing of `names`, and return 0 when all of it is there."""
    missing = _missing(names)
    if missing and _can_install():
        _install([package for need in missing for package in need.packages])
        missing = _missing(names)
    if missing:
        print(_advice(missing), file=sys.stderr)
    return 1 if missing else 0


def _missing(names: Sequence[str]) -> list[Need]:
    named = {"preflight"} if os.environ.get("ONEWINDOW_TEST_PREFLIGHT") else set()
    return [NEEDS[name] for name in names if name not in named and not NEEDS[name].is_met()]


def _can_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install(packages: Sequence[str]) -> None:
    print(f"Installing {', '.join(packages)} (once)", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        subprocess.run(command, check=False, env=quiet, stdout=subprocess.DEVNULL)  # noqa: S603 - ours


def _advice(missing: Sequence[Need]) -> str:
    packages = " ".join(package for need in missing for package in need.packages)
    purposes = ", ".join(need.purpose for need in missing)
    return f"Missing for the tests: {purposes}. Install it, on Debian: apt-get install {packages}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
