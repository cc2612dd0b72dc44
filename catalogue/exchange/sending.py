"""Write a list that somebody ordered, as the one file that is sent."""

import tempfile
import zipfile
from pathlib import Path

from catalogue.exchange.exporting import export_file, write_beside
from catalogue.queries.drafts import DraftFilter
from catalogue.usecases.order_export import BESIDE
from kernel.access import Actor
from kernel.replacing import replacing


def write_export(target: Path, form: str, narrow: DraftFilter, *, actor: Actor) -> None:
    """Write what `actor` may edit; several files go into one archive."""
    if form == BESIDE:
        write_beside(target, actor)
        return
    if form != "csv":
        export_file(target, narrow, actor=actor)
        return
    with tempfile.TemporaryDirectory() as folder:
        export_file(Path(folder) / "items.csv", narrow, actor=actor)
        with replacing(target) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(Path(folder).iterdir()):
                archive.write(path, path.name)
