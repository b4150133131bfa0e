"""The answer of `pgbackrest info --output=json`, as types."""
from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, List, Mapping, Optional, Sequence

from . import timestamps
from .errors import BackupError
from .pgbackrest import Pgbackrest

TYPES = {"full": "full", "diff": "differential", "incr": "incremental"}


@dataclass(frozen=True)
class Backup:
    """A backup set. The WAL segments and LSNs are those between which it becomes consistent."""

    label: str
    kind: str
    repository: int
    database: int
    start: datetime
    stop: datetime
    wal_start: str
    wal_stop: str
    lsn_start: Optional[str]
    lsn_stop: Optional[str]
    size_bytes: int
    repository_bytes: int
    damaged: bool

    @property
    def timeline(self) -> int:
        return int(self.wal_stop[:8], 16)


@dataclass(frozen=True)
class Archive:
    """The WAL archive of one repository for one generation of the database (it changes with the major version)."""

    id: str
    repository: int
    database: int
    first: Optional[str]
    last: Optional[str]


@dataclass(frozen=True)
class Generation:
    """The database that a repository belongs to: its system identifier and major version."""

    database: int
    repository: int
    system: int
    version: str


@dataclass(frozen=True)
class Info:
    """What the repositories hold for the stanza."""

    raw: Sequence[Any]
    status: str
    backups: Sequence[Backup]
    archives: Sequence[Archive]
    generations: Sequence[Generation]
    is_locked: bool = False  # whether a backup, an expire or a stanza command runs

    def backups_of(self, repository: int) -> List[Backup]:
        """Backups of the current generation, oldest first."""
        current = self.archive_of(repository)
        return [backup for backup in self.backups
                if backup.repository == repository and current is not None and backup.database == current.database]

    def archive_of(self, repository: int) -> Optional[Archive]:
        """The archive of the current generation."""
        found = [archive for archive in self.archives if archive.repository == repository]
        return max(found, key=lambda archive: archive.database) if found else None

    def find(self, label: str) -> Backup:
        for backup in self.backups:
            if backup.label == label:
                return backup
        known = ", ".join(backup.label for backup in self.backups) or "none"
        raise BackupError(f"there is no backup '{label}'", f"take one of the list: {known}")


def read(pgbackrest: Pgbackrest) -> Info:
    return parse(pgbackrest.json("info"), pgbackrest.stanza)


def parse(raw: Any, stanza: str) -> Info:
    if not isinstance(raw, list):
        raise BackupError("pgbackrest info: found no list of stanzas in its answer")
    found = [entry for entry in raw if entry.get("name") == stanza]
    if not found:
        return Info(raw, "missing stanza path", (), (), ())
    entry = found[0]
    return Info(
        raw,
        _status(entry),
        tuple(_backup(item) for item in entry.get("backup", [])),
        tuple(Archive(item["id"], item["database"].get("repo-key", 1), item["database"]["id"], item.get("min"), item.get("max"))
              for item in entry.get("archive", [])),
        tuple(Generation(item["id"], item.get("repo-key", 1), item["system-id"], item["version"])
              for item in entry.get("db", [])),
        bool(entry.get("status", {}).get("lock", {}).get("backup", {}).get("held")),
    )


def _status(entry: Mapping[str, Any]) -> str:
    """The stanza's status; where a repository cannot be read, its own message with the reason."""
    problems = [f"repository {item['key']}: {_reason(str(item['status']['message']))}"
                for item in entry.get("repo", []) if item["status"]["code"] not in (0, 2)]
    return "; ".join(problems) or str(entry["status"]["message"])


def _reason(message: str) -> str:
    """pgBackRest quotes bytes that it could not decode; only what comes before them is shown."""
    shown = re.split(r"[^ -~\n]", message, maxsplit=1)[0]
    if "FormatError" in message or "CryptoError" in message:
        return f"the cipher key is wrong, or the repository's information is damaged: {' '.join(shown.split())[:300]}"
    return " ".join(shown.split())


def _backup(item: Mapping[str, Any]) -> Backup:
    lsn = item.get("lsn") or {}
    stored = item["info"].get("repository", {})
    return Backup(
        item["label"],
        TYPES.get(item["type"], item["type"]),
        item["database"].get("repo-key", 1),
        item["database"]["id"],
        timestamps.from_epoch(item["timestamp"]["start"]),
        timestamps.from_epoch(item["timestamp"]["stop"]),
        item["archive"]["start"],
        item["archive"]["stop"],
        lsn.get("start"),
        lsn.get("stop"),
        item["info"]["size"],
        stored.get("delta", 0),
        bool(item.get("error")),
    )
