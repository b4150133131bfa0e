"""Preflight and windows with the repositories as they are now."""
from __future__ import annotations

import shutil
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional
from uuid import uuid4

from . import info, preflight
from .archive import ArchiveReader
from .config import Config
from .errors import BackupError
from .paths import Paths
from .pgbackrest import Pgbackrest
from .preflight import Preflight, Window
from .target import Target
from .wal import gaps

MAX_TIMELINES = 8


class Examination:
    """Answers questions about the repositories of a cluster."""

    def __init__(self, config: Config, paths: Paths, pgbackrest: Pgbackrest) -> None:
        self.config = config
        self.paths = paths
        self._pgbackrest = pgbackrest

    def plan(self, target: Target) -> Dict[str, Any]:
        """How to reach a target. Raises BackupError if no repository reaches it."""
        with self._scratch() as work:
            return preflight.examine(self.config, info.read(self._pgbackrest), target, partial(self._open, work))

    def window(self) -> Window:
        """The window of the newest timeline, of the first repository that has a backup on it."""
        windows = [window for window in self.windows(1) if window.start is not None]
        if not windows:
            raise BackupError("no repository has a backup on the newest timeline", "take one: pgcluster-backup run full")
        return windows[0]

    def windows(self, timelines: int = MAX_TIMELINES) -> List[Window]:
        """Windows of every repository that has backups, newest timelines first, of at most so many timelines."""
        found: List[Window] = []
        known = info.read(self._pgbackrest)
        problem: Optional[BackupError] = None
        with self._scratch() as work:
            for repository in self.config.repositories:
                try:
                    examined = Preflight(self.config, known, repository, partial(self._open, work, repository))
                    found += [examined.window(timeline) for timeline in reversed(examined.timelines[-timelines:])]
                except BackupError as error:
                    problem = problem or error
        if not found and problem is not None:
            raise problem
        return found

    def gaps(self) -> List[str]:
        """WAL that is missing in the middle of an archive, which `pgbackrest verify` does not report."""
        found: List[str] = []
        known = info.read(self._pgbackrest)
        with self._scratch() as work:
            for repository in self.config.repositories:
                archive = known.archive_of(repository)
                if archive is not None:
                    reader = self._open(work, repository, archive.id)
                    found += [f"repository {repository}: WAL {first} to {last} is missing"
                              for first, last in gaps(reader.segments, reader.segment_size).items()]
        return found

    def _open(self, work: Path, repository: int, identifier: str) -> ArchiveReader:
        return ArchiveReader(self._pgbackrest, repository, identifier, work)

    @contextmanager
    def _scratch(self) -> Iterator[Path]:
        """A directory for files that are taken out of the repository. Several questions may be asked at once."""
        work = self.paths.state / f"scratch-{uuid4().hex}"
        work.mkdir(mode=0o700)
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)
