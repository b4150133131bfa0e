"""The files that the exporter reads: info.json as pgBackRest gave it, and sizes and the stanza's state in runs.json."""
from __future__ import annotations

import json
import time
from typing import Any, Dict, Optional

from .config import Config
from .errors import BackupError
from .paths import Paths, replace_file
from .pgbackrest import Pgbackrest
from .runs import MAX_MESSAGE, Record, Runs
from .space import space_of

SIZES_SECONDS = 900.0


class Status:
    """Refreshes the published files. The repositories' sizes cost a listing, so they are read less often."""

    def __init__(self, config: Config, paths: Paths, pgbackrest: Pgbackrest, runs: Runs) -> None:
        self._config = config
        self._paths = paths
        self._pgbackrest = pgbackrest
        self._runs = runs
        self._sizes: Dict[int, Optional[int]] = {}
        self._sizes_read = -SIZES_SECONDS

    def refresh(self, sizes: bool = False) -> None:
        """Publishes what the repositories hold now; if pgBackRest cannot tell, the reason, and what was known stays."""
        try:
            self._publish(sizes)
        except BackupError as error:
            problem = error.problem[:MAX_MESSAGE]
            self._runs.update(lambda document: document.update(statusError=problem))

    def _publish(self, sizes: bool) -> None:
        raw = self._pgbackrest.json("info")
        replace_file(self._paths.status / "info.json", json.dumps(raw) + "\n")
        if sizes or time.monotonic() - self._sizes_read > SIZES_SECONDS:
            self._sizes = {repository: self._size(repository) for repository in self._config.repositories}
            self._sizes_read = time.monotonic()
        repositories = [self._repository(repository) for repository in self._config.repositories]

        def change(document: Record) -> None:
            document["repositories"] = repositories
            document["statusError"] = None

        self._runs.update(change)

    def _size(self, repository: int) -> Optional[int]:
        try:
            listing = self._pgbackrest.json("repo-ls", (f"--repo={repository}", "--recurse"))
        except BackupError:
            return None
        return sum(int(entry.get("size", 0)) for entry in listing.values() if entry.get("type") == "file")

    def _repository(self, repository: int) -> Dict[str, Any]:
        result: Dict[str, Any] = {"repository": repository, "sizeBytes": self._sizes.get(repository)}
        space = space_of(self._paths, repository)
        if space is not None:
            result.update(freeBytes=space.free, totalBytes=space.total)
        return result
