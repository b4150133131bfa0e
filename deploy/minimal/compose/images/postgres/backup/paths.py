"""Where things are in a container. Tests use a root of their own."""
from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Paths:
    """Files of the backup host, below a root that is "/" outside tests."""

    root: Path = Path("/")

    @property
    def configuration(self) -> Path:
        return self.root / "etc/pgcluster/backup.json"

    @property
    def pgbackrest_conf(self) -> Path:
        return self.root / "etc/pgbackrest/pgbackrest.conf"

    @property
    def certificates(self) -> Path:
        return self.root / "tls"

    @property
    def home(self) -> Path:
        return self.root / "var/lib/pgcluster-backup"

    @property
    def status(self) -> Path:
        return self.home / "status"

    @property
    def state(self) -> Path:
        return self.home / "state"

    @property
    def operation_lock(self) -> Path:
        """Held by the one operation on the repositories that runs."""
        return self.state / "operation.lock"

    @property
    def work(self) -> Path:
        return self.home / "work"

    @property
    def extracts(self) -> Path:
        return self.home / "extracts"

    def make(self) -> None:
        """Makes the directories. The exporter, which is another user, reads `status`; the rest is for this user alone."""
        self.status.mkdir(parents=True, exist_ok=True, mode=0o755)
        self.home.chmod(0o755)
        for directory in (self.state, self.work, self.extracts):
            directory.mkdir(exist_ok=True, mode=0o700)


def replace_file(path: Path, content: str, mode: int = 0o644) -> None:
    """Writes a file so that a reader sees the old or the new content, and never a part, even after a crash."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(temporary, mode)
    os.replace(temporary, path)
