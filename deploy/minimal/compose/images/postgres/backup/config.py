"""The rendered description of the backups: /etc/pgcluster/backup.json."""
from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Mapping, Optional, Sequence

from .errors import CONFIGURATION, BackupError

JOBS = ("full", "differential", "incremental", "check", "verify", "drill", "expire")
BACKUPS = {"full": "full", "differential": "diff", "incremental": "incr"}


@dataclass(frozen=True)
class Job:
    """A job and its cron expression, which is in UTC."""

    name: str
    cron: str


@dataclass(frozen=True)
class Assertion:
    """A statement of the user that a restored database must answer with one row of one column that is true."""

    name: str
    database: str
    sql: str


@dataclass(frozen=True)
class Retention:
    """How long one repository keeps backups: so many days, and never fewer than so many full ones."""

    repository: int
    days: int
    full_backups: Optional[int]
    differential_backups: Optional[int]


@dataclass(frozen=True)
class Config:
    cluster: str
    major: int
    repositories: Sequence[int]
    superuser: str
    jobs: Sequence[Job]
    assertions: Sequence[Assertion]
    retention: Sequence[Retention] = ()

    def retention_of(self, repository: int) -> Optional[Retention]:
        return next((one for one in self.retention if one.repository == repository), None)


def load(path: Path) -> Config:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BackupError(f"cannot read {path}: {error.strerror}", "mount the rendered file there", CONFIGURATION) from None
    except ValueError as error:
        raise BackupError(f"{path} is not JSON: {error}", "render the cluster again", CONFIGURATION) from None
    return _Reader(path).config(raw)


class _Reader:
    def __init__(self, path: Path) -> None:
        self._path = path

    def config(self, raw: Any) -> Config:
        drill = raw.get("drill") or {} if isinstance(raw, dict) else {}
        return Config(
            self._get(raw, "cluster", str),
            self._get(raw, "majorVersion", int),
            tuple(self._get(raw, "repositories", list)),
            raw.get("superuser") or "postgres",
            tuple(self._job(job) for job in self._get(raw, "jobs", list)),
            tuple(self._assertion(item) for item in drill.get("assertions") or []),
            tuple(self._retention(item) for item in raw.get("retention") or []),
        )

    def _job(self, raw: Any) -> Job:
        job = Job(self._get(raw, "name", str), self._get(raw, "cron", str))
        if job.name not in JOBS:
            raise self._refusal(f"an unknown job '{job.name}'", "one of " + ", ".join(JOBS))
        return job

    def _retention(self, raw: Any) -> Retention:
        return Retention(self._get(raw, "repository", int), self._get(raw, "days", int),
                         self._optional(raw, "fullBackups"), self._optional(raw, "differentialBackups"))

    def _optional(self, raw: Mapping[str, Any], key: str) -> Optional[int]:
        return None if raw.get(key) is None else int(self._get(raw, key, int))

    def _assertion(self, raw: Any) -> Assertion:
        return Assertion(self._get(raw, "name", str), self._get(raw, "database", str), self._get(raw, "sql", str))

    def _get(self, raw: Mapping[str, Any], key: str, kind: type) -> Any:
        found = raw.get(key) if isinstance(raw, dict) else None
        if not isinstance(found, kind):
            raise self._refusal(f"{key}: {found!r}", f"a value of type {kind.__name__}")
        return found

    def _refusal(self, found: str, expected: str) -> BackupError:
        return BackupError(f"{self._path}: found {found}, expected {expected}", "render the cluster again", CONFIGURATION)
