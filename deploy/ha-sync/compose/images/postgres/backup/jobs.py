"""What each job does with the repositories. A job returns details for its record, or raises BackupError."""
from __future__ import annotations

from typing import Any, Callable, Dict, List, Mapping

from . import clock, timestamps
from .config import BACKUPS, Config
from .drill import Drill, failures
from .errors import BackupError
from .examination import Examination
from .info import Backup
from .info import read as read_info
from .pgbackrest import BACKUP_SECONDS, Pgbackrest, message
from .process import Listener
from .retention import options
from .space import full_problem, remove_unfinished
from .stanza import missing_problem
from .verify import read as read_verification

CHECK_SECONDS = 300.0
CLOCK = "clockDifferenceSeconds"

Details = Mapping[str, Any]


class FailedWithDetails(BackupError):
    """A job that failed, and what it found out before."""

    def __init__(self, problem: str, details: Details, hint: str = "") -> None:
        super().__init__(problem, hint)
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

    def _in_each_repository(self, action: Callable[[int], Details]) -> Details:
        """A repository that fails does not keep the others from theirs."""
        failures: List[str] = []
        details: Dict[str, Any] = {}
        for repository in self._config.repositories:
            try:
                details.update(action(repository))
            except BackupError as error:
                failures.append(f"repository {repository}: {error.text()}")
                details.update(error.details if isinstance(error, FailedWithDetails) else {})
        details["repositoryErrors"] = len(failures)
        if failures:
            raise FailedWithDetails("; ".join(failures), details)
        return details

    def _backup(self, kind: str, repository: int) -> Details:
        started = timestamps.now()
        try:
            self._pgbackrest.require("backup", (f"--type={kind}", f"--repo={repository}"), timeout=BACKUP_SECONDS,
                                     listener=self._listener)
        except BackupError as error:
            raise self._explained(repository, error) from None
        difference = clock.difference(self._newest(repository), started, timestamps.now())
        try:
            clock.require_agreement(difference, "the backup is complete, but nothing was expired")
            self._expire(repository)
        except BackupError as error:
            raise FailedWithDetails(error.problem, {CLOCK: difference}, error.hint) from None
        return {CLOCK: difference}

    def _newest(self, repository: int) -> Backup:
        return read_info(self._pgbackrest).backups_of(repository)[-1]

    def _explained(self, repository: int, failure: BackupError) -> BackupError:
        """A backup's failure with the cause that pgBackRest does not name: no space left, a lost repository, clocks that differ."""
        problem = full_problem(self._examination.paths, repository)
        if problem is not None:
            return self._without_space(repository, problem, failure)
        missing = missing_problem(failure.problem)
        if missing is not None:
            return BackupError(f"{missing}. {failure.problem}")
        try:
            future = clock.future_problem(read_info(self._pgbackrest).backups_of(repository), timestamps.now())
        except BackupError:
            return failure
        return BackupError(f"{future}. {failure.problem}") if future else failure

    def _without_space(self, repository: int, problem: str, failure: BackupError) -> BackupError:
        """Makes what room there may be in a repository that is full, so that at least WAL is archived."""
        known = read_info(self._pgbackrest)
        removed = [] if known.is_locked else remove_unfinished(
            self._examination.paths, self._config.cluster, repository, [backup.label for backup in known.backups])
        said = f"{problem}. {failure.problem}"
        try:
            self._expire(repository)
        except BackupError as error:
            said += f". {error.problem}"
        return BackupError("".join([said, *(f". The unfinished backup {label} was removed" for label in removed)]))

    def _expire(self, repository: int) -> Details:
        """Removes what the retention no longer keeps; without a retention, nothing."""
        retention = self._config.retention_of(repository)
        if retention is None:
            return {}
        now = timestamps.now()
        backups = read_info(self._pgbackrest).backups_of(repository)
        clock.require_past(backups, now)
        kept = options(retention, backups, now)
        self._pgbackrest.require("expire", (f"--repo={repository}", *kept), timeout=BACKUP_SECONDS, listener=self._listener)
        return {}

    def _check(self) -> Details:
        try:
            self._pgbackrest.require("check", timeout=CHECK_SECONDS, listener=self._listener)
        except BackupError as error:
            causes = [*self._full_repositories(), *filter(None, [missing_problem(error.problem)])]
            raise BackupError(". ".join([*causes, error.problem]), error.hint) from None
        return {}

    def _full_repositories(self) -> List[str]:
        found = {repository: full_problem(self._examination.paths, repository) for repository in self._config.repositories}
        return [f"repository {repository}: {problem}" for repository, problem in found.items() if problem]

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
