"""Static files under names that change with their content, so that they may be kept for ever."""

import gzip
import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from flask import Flask
from whitenoise import WhiteNoise

PREFIX = "/static/"
A_YEAR = 31536000
COMPRESSED = (".css", ".js", ".svg", ".txt")


def init_app(app: Flask) -> None:
    """Serve static/ under hashed names; `static_url` is their address in templates."""
    folder = Path(app.root_path) / "static"
    names = {
        str(path.relative_to(folder)): hashed_name(path, folder)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    copies = prepared(folder, names, Path(app.config["ONEWINDOW_DATA_DIR"]) / "static")
    served = WhiteNoise(app.wsgi_app, max_age=A_YEAR)
    for hashed in names.values():
        served.add_file_to_dictionary(PREFIX + hashed, str(copies / hashed))
    app.wsgi_app = served  # type: ignore[method-assign]  # the documented way to wrap
    app.jinja_env.globals["static_url"] = lambda name: PREFIX + names[name]


@cache
def hashed_name(path: Path, folder: Path) -> str:
    """Return "css/app.1a2b3c4d5e.css" for css/app.css; style sheets keep their relative fonts."""
    relative = path.relative_to(folder)
    if relative.parts[0] == "fonts":
        return str(relative)  # named by the style sheets, which are hashed themselves
    return str(relative.with_name(f"{relative.stem}.{_digest(path)}{relative.suffix}"))


@cache
def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]


def prepared(folder: Path, names: Mapping[str, str], target: Path) -> Path:
    """Return a folder with copies under the hashed names, text compressed beside them.

    A copy, so that whoever updates the files under a running server changes nothing it serves.
    Made aside and moved into place: two processes that start at once make the same.
    """
    content = "".join(f"{name}{_digest(folder / name)}" for name in names)
    place = target / hashlib.sha256(content.encode()).hexdigest()[:16]
    if place.exists():
        return place
    target.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=target))
    aside.chmod(0o755)
    for name, hashed in names.items():
        _copy(folder / name, aside / hashed)
    try:
        aside.rename(place)
    except OSError:  # the other process was first
        shutil.rmtree(aside)
    return place


def _copy(source: Path, copy: Path) -> None:
    copy.parent.mkdir(parents=True, exist_ok=True)
    content = source.read_bytes()
    copy.write_bytes(content)
    if source.suffix in COMPRESSED:
        copy.with_name(copy.name + ".gz").write_bytes(gzip.compress(content, 9, mtime=0))
