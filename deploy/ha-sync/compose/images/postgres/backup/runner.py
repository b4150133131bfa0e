"""Runs a job: under the lock, recorded, with the status refreshed after it."""
from __future__ import annotations

from typing import Optional

from . import lock, timestamps
from .errors import BackupError
from .jobs import FailedWithDetails, Jobs
from .paths import Paths
from .runs import Runs
from .status import Status


class Runner:
    """The one way in which a job is run, by the schedule and by an operator."""

    def __init__(self, paths: Paths, jobs: Jobs, runs: Runs, status: Status) -> None:
        self._lock = paths.operation_lock
        self._jobs = jobs
        self._runs = runs
        self._status = status

    def run(self, job: str, owner: str, patience_seconds: float = 0.0) -> None:
        """Raises BackupError if the job failed, after its record says so, or if another run held the lock."""
        with lock.held(self._lock, f"{job} ({owner})", patience_seconds):
            self._run_recorded(job)

    def run_scheduled(self, job: str, patience_seconds: float) -> None:
        """As `run`, for the schedule: failures are in the record, and a lock that was not had is a missed run."""
        try:
            self.run(job, "schedule", patience_seconds)
        except BackupError as error:
            if not isinstance(error, JobFailed):
                self._runs.missed(job, 1, error.problem)

    def _run_recorded(self, job: str) -> None:
        started = timestamps.now()
        self._runs.started(job, started)
        failure: Optional[BackupError] = None
        details = {}
        try:
            details = dict(self._jobs.run(job))
        except FailedWithDetails as error:
            failure, details = error, dict(error.details)
        except BackupError as error:
            failure = error
        except Exception as error:  # a defect must not leave the record on "running" for ever
            failure = BackupError(f"{job} failed unexpectedly: {type(error).__name__}: {error}")
        self._runs.ended(job, started, failure.text() if failure else None, details)
        self._status.refresh(sizes=True)
        if failure is not None:
            raise JobFailed(failure.problem, failure.hint)


class JobFailed(BackupError):
    """The job ran and failed; its record says so."""
