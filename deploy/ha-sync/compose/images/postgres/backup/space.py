"""Space of a local repository, and what to do when a backup did not fit into it."""
from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Collection, List, Optional

from .conf import local_path
from .paths import Paths

MIB = 1024 * 1024
SEGMENT_BYTES = 16 * MIB
MAX_RESERVE_BYTES = 1024 * MIB

_LABEL = re.compile(r"^\d{8}-\d{6}F(_\d{8}-\d{6}[DI])?$")


@dataclass(frozen=True)
class Space:
    """Bytes of the file system that a repository is on."""

    free: int
    total: int

    @property
    def is_full(self) -> bool:
        """Whether there is no room for a WAL segment, or for a hundredth (at most 1 GiB)."""
        return self.free < max(SEGMENT_BYTES, min(self.total // 100, MAX_RESERVE_BYTES))


def space_of(paths: Paths, repository: int) -> Optional[Space]:
    """The space of a local repository; nothing for one in an object store, or one that is not there."""
    path = local_path(paths, repository)
    if path is None or not os.path.isdir(path):
        return None
    found = os.statvfs(path)
    return Space(found.f_bavail * found.f_frsize, found.f_blocks * found.f_frsize)


def full_problem(paths: Paths, repository: int) -> Optional[str]:
    """Says that a repository is full, which pgBackRest's own errors often do not: WAL "was not archived", or "No such file"."""
    space = space_of(paths, repository)
    if space is None or not space.is_full:
        return None
    return f"the repository is full: {space.free // MIB} MiB of {space.total // MIB} MiB are free. " \
           "Give it more space, or keep backups for fewer days"


def remove_unfinished(paths: Paths, stanza: str, repository: int, finished: Collection[str]) -> List[str]:
    """Removes backups that have not ended from a local repository. Only to be used while no backup runs.

    pgBackRest keeps them, as the next backup may resume one. In a repository that is full they take the space that WAL needs.
    """
    path = local_path(paths, repository)
    directory = Path(path or "") / "backup" / stanza
    if path is None or not directory.is_dir():
        return []
    found = [entry for entry in sorted(directory.iterdir()) if _LABEL.match(entry.name) and entry.name not in finished]
    for entry in found:
        shutil.rmtree(entry)
    return [entry.name for entry in found]
