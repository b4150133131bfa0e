"""What pg_controldata says of a data directory."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Dict

from .errors import BackupError
from .process import run

SECONDS = 30.0

# Recovery needs at least the values that the primary had; the right side is the parameter's name.
RECOVERY_PARAMETERS = {
    "max_connections setting": "max_connections",
    "max_worker_processes setting": "max_worker_processes",
    "max_wal_senders setting": "max_wal_senders",
    "max_prepared_xacts setting": "max_prepared_transactions",
    "max_locks_per_xact setting": "max_locks_per_transaction",
    "track_commit_timestamp setting": "track_commit_timestamp",
}


@dataclass(frozen=True)
class ControlData:
    fields: Dict[str, str]

    @property
    def state(self) -> str:
        return self.fields["Database cluster state"]

    @property
    def system(self) -> str:
        return self.fields["Database system identifier"]

    @property
    def timeline(self) -> int:
        checkpoint = int(self.fields["Latest checkpoint's TimeLineID"])
        return max(checkpoint, int(self.fields["Min recovery ending loc's timeline"]))

    @property
    def checkpoint_lsn(self) -> str:
        return self.fields["Latest checkpoint location"]

    @property
    def has_checksums(self) -> bool:
        return self.fields["Data page checksum version"] != "0"

    @property
    def recovery_parameters(self) -> Dict[str, str]:
        return {parameter: self.fields[field] for field, parameter in RECOVERY_PARAMETERS.items() if field in self.fields}


def read(data: Path) -> ControlData:
    result = run(["pg_controldata", "--pgdata", str(data)], SECONDS)
    if not result.ok:
        raise BackupError(f"cannot read the control file of {data}: {result.errors}")
    pairs = (line.split(":", 1) for line in result.output.splitlines() if ":" in line)
    return ControlData({key.strip(): value.strip() for key, value in pairs})
