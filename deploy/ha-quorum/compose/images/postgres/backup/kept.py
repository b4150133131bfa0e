"""Data directories that were moved aside on a member's volume, and the mark of an operation that has not ended."""
from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional

from . import controldata, tablespaces, timestamps
from .errors import BUSY, BackupError
from .paths import replace_file

_KEPT = re.compile(r"\.before-(\d{8}T\d{6}Z)$")


@dataclass(frozen=True)
class Volume:
    """A member's volume: `data` is where the server's files belong."""

    data: Path

    @property
    def private(self) -> Path:
        return self.data.parent / ".pgcluster-restore"

    @property
    def mark(self) -> Path:
        """There while an operation has not ended; the image's entrypoint starts nothing then."""
        return self.data.parent / ".pgcluster-restore.json"

    @property
    def in_use(self) -> Path:
        """Locked by the entrypoint for as long as the member's container runs."""
        return self.data.parent / ".pgcluster-in-use"

    def has_data(self) -> bool:
        return self.data.is_dir() and any(self.data.iterdir())

    def kept(self) -> List[Path]:
        """Directories that were moved aside, oldest first."""
        return sorted(path for path in self.data.parent.glob(f"{self.data.name}.before-*") if _KEPT.search(path.name))

    def move_aside(self) -> Optional[Path]:
        """Moves the data directory aside and gives its new name; nothing where there is no data."""
        aside = self._next_aside()
        self._move(aside)
        return aside

    def _next_aside(self) -> Optional[Path]:
        if not self.has_data():
            return None
        aside = self.data.with_name(f"{self.data.name}.before-{_stamp()}")
        if aside.exists():
            raise BackupError(f"{aside} exists already", "wait a second and try again")
        return aside

    def _move(self, aside: Optional[Path]) -> None:
        if aside is not None:
            self.data.rename(aside)
        elif self.data.is_dir():
            self.data.rmdir()

    def new_tablespaces(self) -> Path:
        """Where the tablespaces of a restore go: those of the former data stay where they are, for the way back."""
        return tablespaces.folder(self.data.parent, _stamp())

    def remove(self, data: Path) -> None:
        """Deletes a data directory with its tablespaces on this volume, but for those that another one here has as well."""
        shared = [target for other in (self.data, *self.kept()) if other != data for target in tablespaces.places(other)]
        for target in tablespaces.places(data):
            if self.data.parent in target.parents and target not in shared:
                tablespaces.remove(target)
        shutil.rmtree(data)

    @contextmanager
    def exclusively(self) -> Iterator[None]:
        """Holds the volume for an operation. Refused while the member runs; puts back what a killed operation left."""
        self.data.parent.mkdir(parents=True, exist_ok=True, mode=0o700)  # a new volume has only its mount point
        descriptor = os.open(self.in_use, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BackupError(f"the data directory {self.data} is in use by a running container",
                                  "stop the member first", BUSY) from None
            self._refuse_live_server()
            self._settle()
            yield
        finally:
            shutil.rmtree(self.private, ignore_errors=True)
            os.close(descriptor)

    def _refuse_live_server(self) -> None:
        """The lock tells of other containers; a server of this container was started without it."""
        try:
            number = int((self.data / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0])
            program = Path(f"/proc/{number}/comm").read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            return
        if program == "postgres":
            raise BackupError(f"a server runs on {self.data} (process {number})", "stop it first", BUSY)

    @contextmanager
    def replacing(self, operation: str, source: Optional[Path] = None) -> Iterator[Optional[Path]]:
        """Moves the data directory aside, and `source` into its place; gives where the former is now.

        If the body fails, both are put back. If this process is killed, the next operation puts them back.
        """
        aside = self._next_aside()
        noted = {"operation": operation, "aside": aside.name if aside else None, "source": source.name if source else None,
                 "started": timestamps.text(timestamps.now())}
        replace_file(self.mark, json.dumps(noted) + "\n", 0o600)
        try:
            self._move(aside)
            if source is not None:
                source.rename(self.data)
            yield aside
        except BaseException:
            self._put_back(aside, source)
            raise
        self.mark.unlink()

    def _settle(self) -> None:
        if self.mark.exists():
            noted: Dict[str, Any] = json.loads(self.mark.read_text(encoding="utf-8"))
            self._put_back(*(self.data.with_name(noted[key]) if noted[key] else None for key in ("aside", "source")))

    def _put_back(self, aside: Optional[Path], source: Optional[Path]) -> None:
        if source is not None:
            if not source.exists():
                self.data.rename(source)
        elif self.data.exists() and (aside is None or aside.exists()):
            self.remove(self.data)
        if aside is not None and aside.exists():
            aside.rename(self.data)
        self.mark.unlink()


def _stamp() -> str:
    """The time of now, as it is part of names."""
    return timestamps.now().strftime("%Y%m%dT%H%M%SZ")


def describe(path: Path) -> Dict[str, Any]:
    """A directory that was moved aside, for the choice of the one to bring back."""
    match = _KEPT.search(path.name)
    answer: Dict[str, Any] = {"name": path.name, "movedAside": None, "sizeBytes": _size(path)}
    if match:
        stamp = match.group(1)
        answer["movedAside"] = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}T{stamp[9:11]}:{stamp[11:13]}:{stamp[13:15]}Z"
    try:
        control = controldata.read(path)
        answer.update(timeline=control.timeline, checkpointLsn=control.checkpoint_lsn, state=control.state,
                      wasStandby=(path / "standby.signal").exists())
    except BackupError as error:
        answer["problem"] = error.problem
    return answer


def _size(path: Path) -> int:
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file() and not file.is_symlink())
