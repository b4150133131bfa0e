"""The directories outside of a data directory that hold its tablespaces."""
from __future__ import annotations

import shutil
from pathlib import Path
from typing import List

_FOLDER = "tablespaces-"


def places(data: Path) -> List[Path]:
    """Where the tablespaces of a data directory are; none of those that are within it."""
    links = data / "pg_tblspc"
    return [link.resolve() for link in links.iterdir() if link.is_symlink()] if links.is_dir() else []


def remove(place: Path) -> None:
    """Deletes a tablespace's directory, and the folder that a restore made for it once that is empty."""
    shutil.rmtree(place, ignore_errors=True)
    if place.parent.name.startswith(_FOLDER) and not any(place.parent.iterdir()):
        place.parent.rmdir()


def folder(volume: Path, stamp: str) -> Path:
    """Where a restore puts tablespaces, each in a directory of its name."""
    return volume / f"{_FOLDER}{stamp}"
