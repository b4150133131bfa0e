"""What each job does with the repositories. A job returns details for its record, or raises BackupError."""
from __future__ import annotations

from typing import Any, Callable, Dict, List, Mapping

from . import timestamps
from .config import BACKUPS, Config
from .drill import Drill, failures
from .errors import BackupError
from .examination import Examination
from .info import read as read_info
from .pgbackrest import BACKUP_SECONDS, Pgbackrest, message
from .process import Listener
from .retention import options
from .verify import read as read_verification

CHECK_SECONDS = 300.0

Details = Mapping[str, Any]


class FailedWithDetails(BackupError):
    """A job that failed, and what it found out before."""

    def __init__(self, problem: str, details: Details) -> None:
        super().__init__(problem)
        self.details = details


class Jobs:
    """The jobs of a backup host."""

    def __init__(self, config: Config, pgbackrest: Pgbackrest, examination: Examination, listener: Listener) -> None:
        self._config = config
        self._examination = examination
        self._pgbackrest = pgbackrest
        self._listener = listener

    def run(self, job: str) -> Details:
        if job in BACKUPS:
            return self._in_each_repository(lambda repository: self._backup(BACKUPS[job], repository))
        actions: Dict[str, Callable[[], Details]] = {
            "check": self._check,
            "verify": self._verify,
            "drill": self._drill,
            "expire": lambda: self._in_each_repository(self._expire),
        }
        return actions[job]()

    def _in_each_repository(self, action: Callable[[int], None]) -> Details:
        """A repository that fails does not keep the others from theirs."""
        failures: List[str] = []
        for repository in self._config.repositories:
            try:
                action(repository)
            except BackupError as error:
                failures.append(f"repository {repository}: {error.problem}")
        details = {"repositoryErrors": len(failures)}
        if failures:
            raise FailedWithDetails("; ".join(failures), details)
        return details

    def _backup(self, kind: str, repository: int) -> None:
        self._pgbackrest.require("backup", (f"--type={kind}", f"--repo={repository}"), timeout=BACKUP_SECONDS,
                                 listener=self._listener)
        self._expire(repository)

    def _expire(self, repository: int) -> None:
        """Removes what the retention no longer keeps; without a retention, nothing."""
        retention = self._config.retention_of(repository)
        if retention is None:
            return
        kept = options(retention, read_info(self._pgbackrest).backups_of(repository), timestamps.now())
        self._pgbackrest.require("expire", (f"--repo={repository}", *kept), timeout=BACKUP_SECONDS, listener=self._listener)

    def _check(self) -> Details:
        self._pgbackrest.require("check", timeout=CHECK_SECONDS, listener=self._listener)
        return {}

    def _verify(self) -> Details:
        errors = 0
        found_wrong: List[str] = []
        for repository in self._config.repositories:
            result = self._pgbackrest.attempt("verify", ("--output=text", "--verbose", f"--repo={repository}"), timeout=BACKUP_SECONDS,
                                              listener=self._listener)
            found = read_verification(result.output, result.errors, result.code)
            errors += found.errors
            if not found.ok:
                said = "" if result.ok else f" (pgbackrest: {message(result)})"
                found_wrong.append(f"repository {repository}: {found.message}{said}")
        gaps = self._examination.gaps()
        if found_wrong or gaps:
            raise FailedWithDetails("; ".join([*found_wrong, *gaps]), {"repositoryErrors": errors + len(gaps)})
        return {"repositoryErrors": 0}

    def _drill(self) -> Details:
        record = Drill(self._examination, self._listener).run()
        wrong = failures(record)
        if wrong:
            raise FailedWithDetails(wrong, {"drill": record})
        return {"drill": record}
