"""Static files under names that change with their content, so that they may be kept for ever."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask
from whitenoise import WhiteNoise

PREFIX = "/static/"
A_YEAR = 31536000


def init_app(app: Flask) -> None:
    """Serve static/ under hashed names; `static_url` is their address in templates."""
    folder = Path(app.root_path) / "static"
    names = {
        str(path.relative_to(folder)): hashed_name(path, folder)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    served = WhiteNoise(app.wsgi_app, max_age=A_YEAR)
    for name, hashed in names.items():
        served.add_file_to_dictionary(PREFIX + hashed, str(folder / name))
    app.wsgi_app = served  # type: ignore[method-assign]  # the documented way to wrap
    app.jinja_env.globals["static_url"] = lambda name: PREFIX + names[name]


@cache
def hashed_name(path: Path, folder: Path) -> str:
    """Return "css/app.1a2b3c4d5e.css" for css/app.css; style sheets keep their relative fonts."""
    relative = path.relative_to(folder)
    if relative.parts[0] == "fonts":
        return str(relative)  # named by the style sheets, which are hashed themselves
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
    return str(relative.with_name(f"{relative.stem}.{digest}{relative.suffix}"))
